/** Vitest's global set-up for the e2e tests: one build, one server for all files. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/chromium.mjs';
import { ensureBuilt } from '../../scripts/prepare.mjs';
import { ROOT } from '../../scripts/processes.mjs';
import { serve } from '../../scripts/server.mjs';
import { LISTENER } from './listener';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built page. */
    pageUrl: string;
    /** The folder that is served there. */
    pageFolder: string;
    /** Path of the Chromium to drive. */
    chromiumPath: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt(console.log);
  project.provide(
    'chromiumPath',
    process.env['CHROME_E2E_PATH'] ?? (await ensureChromium(console.log, { windowless: true })),
  );
  const folder = listened(join(ROOT, 'dist'));
  const server = await serve({ port: 0, folder });
  project.provide('pageUrl', server.url);
  project.provide('pageFolder', folder);
  return async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  };
}

/**
 * A copy of the built page in a folder of its own. A worker has no init scripts: its script gets the listener as its
 * first line, also where it is sent compressed.
 */
function listened(built: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rnn-playground-page-'));
  cpSync(built, folder, { recursive: true });
  const assets = join(folder, 'assets');
  const workers = readdirSync(assets).filter((name) => /\.worker-[^/]+\.js$/.test(name));
  if (workers.length === 0)
    throw new Error(`${assets}: no script of a worker, so that no violation in one would be heard`);
  for (const name of workers) {
    const script = `${LISTENER}\n${readFileSync(join(assets, name), 'utf8')}`;
    writeFileSync(join(assets, name), script);
    writeFileSync(join(assets, `${name}.gz`), gzipSync(script, { level: 1 }));
  }
  return folder;
}
