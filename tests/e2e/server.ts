/** Vitest's global set-up for the e2e tests: one build, one server for all files. */
import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/chromium.mjs';
import { ensureBuilt } from '../../scripts/prepare.mjs';
import { serve } from '../../scripts/server.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built page. */
    pageUrl: string;
    /** Path of the Chromium to drive. */
    chromiumPath: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt(console.log);
  project.provide('chromiumPath', await ensureChromium(console.log));
  const server = await serve({ port: 0 });
  project.provide('pageUrl', server.url);
  return server.close;
}
