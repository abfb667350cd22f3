/** The server of `npm start`: what it sends along with the page, and how it finds a port. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../../scripts/server.mjs';

const folder = mkdtempSync(join(tmpdir(), 'rnn-playground-server-'));
const script = 'console.info("playground");\n'.repeat(100);
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'assets', 'entry-1a2b.js'), script);
  writeFileSync(join(folder, 'assets', 'entry-1a2b.js.gz'), gzipSync(script));
  server = await serve({ port: 0, folder });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('server', () => {
  it.each(['', 'assets/entry-1a2b.js', 'missing.txt'])(
    'sends the policy of the architecture, word for word, with "/%s"',
    async (path) => {
      const { headers } = await fetch(server.url + path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; " +
          "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );

  it('sends the compressed copy of a script, which decodes to the script itself', async () => {
    const response = await fetch(`${server.url}assets/entry-1a2b.js`);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(await response.text()).toBe(script);
  });

  it('lets hashed files be kept forever and the page not at all', async () => {
    const [page, asset] = await Promise.all([fetch(server.url), fetch(`${server.url}assets/entry-1a2b.js`)]);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(asset.headers.get('cache-control')).toContain('immutable');
  });

  it('answers 404 for what is not there, outside the folder included, and 405 for a method that changes things', async () => {
    expect((await fetch(`${server.url}missing.txt`)).status).toBe(404);
    expect((await fetch(`${server.url}..%2f..%2fetc%2fpasswd`)).status).toBe(404);
    expect((await fetch(server.url, { method: 'POST' })).status).toBe(405);
  });

  it('says in one sentence that the port asked for is in use', async () => {
    const port = Number(new URL(server.url).port);
    await expect(serve({ port, folder })).rejects.toThrow(`Port ${port} is in use or not allowed; choose another with`);
  });

  it('takes the next port when the first is in use', async () => {
    const other = createServer();
    const first = 4173;
    await new Promise<void>((resolve) => {
      // Another program may have it already, which serves the test as well.
      other.once('error', () => resolve());
      other.listen(first, 'localhost', () => resolve());
    });
    const next = await serve({ folder });
    expect(Number(new URL(next.url).port)).toBeGreaterThan(first);
    await next.close();
    if ((other.address() as AddressInfo | null) !== null) await new Promise((resolve) => other.close(resolve));
  });
});
