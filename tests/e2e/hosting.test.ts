/** The built page as a host serves it: under the security policy, workers included, and from any path. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { serve } from '../../scripts/server.mjs';
import { openPage, pageUrl, status, trainUntil } from './support';

const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; " +
  "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";

describe('security policy', () => {
  it('comes as a header with the page and each of its scripts, and again in the page', async () => {
    const { page } = await openPage();
    const policies = new Map<string, string | undefined>();
    page.on('response', (response) => {
      if (/\/$|\.js$/.test(new URL(response.url()).pathname)) {
        policies.set(response.url(), response.headers()['content-security-policy']);
      }
    });
    await page.reload();
    await expect.poll(() => status(page).textContent()).toContain('ready');
    expect(policies.size).toBeGreaterThan(2);
    expect([...new Set(policies.values())]).toEqual([POLICY]);
    expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).toBe(POLICY);
  });

  it('holds in a worker, where a violation is noticed like one in the page', async () => {
    const { page, errors } = await openPage();
    await expect.poll(() => page.workers().length).toBeGreaterThan(0);
    await page.workers()[0]!.evaluate(`setTimeout(() => new Function('return 1')(), 0)`);
    await expect.poll(() => errors).toContain('console: policy violation: script-src eval');
    errors.length = 0;
  });
});

describe('hosting', () => {
  it('works from a folder deep inside a static host', async () => {
    const host = mkdtempSync(join(tmpdir(), 'rnn-playground-host-'));
    cpSync(inject('pageFolder'), join(host, 'some', 'where'), { recursive: true });
    const server = await serve({ port: 0, folder: host });
    const { page } = await openPage();
    onTestFinished(async () => {
      await server.close();
      rmSync(host, { recursive: true, force: true });
    });
    await page.goto(`${server.url}some/where/`);
    await trainUntil(page, 2);
  });

  it('ships the notices of every package inside, TensorFlow.js in the workers included', async () => {
    const notices = await (await fetch(`${pageUrl()}THIRD-PARTY-NOTICES.txt`)).text();
    for (const name of ['react', '@mantine/core', 'zustand', '@tensorflow/tfjs-core', 'valibot']) {
      expect(notices).toMatch(new RegExp(`^ {2}${name} \\d`, 'm'));
    }
    expect(notices).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  });
});
