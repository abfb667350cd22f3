/** How the page is built: one static folder that works from any path of any host, with its policy and notices. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedCopies } from './scripts/compress.mjs';
import { builtFiles } from './scripts/fileList.mjs';
import { thirdPartyNotices } from './scripts/notices.mjs';
import { tensorFlowInWorkersOnly } from './scripts/pageSize.mjs';
import { partsFetchedFirst } from './scripts/preload.mjs';
import { policyInPage } from './scripts/security.mjs';
import { simdModules } from './scripts/simd.mjs';

const notices = thirdPartyNotices();

export default defineConfig({
  base: './',
  plugins: [
    react(),
    simdModules(),
    policyInPage(),
    partsFetchedFirst(),
    tensorFlowInWorkersOnly(),
    notices.forPage,
    compressedCopies(),
    builtFiles(),
  ],
  worker: { format: 'es', plugins: () => [notices.forWorkers()] },
  // What only workers import, the development server would find late and reload the page.
  optimizeDeps: { include: ['@tensorflow/tfjs'], entries: ['index.html', 'src/**/*.worker.ts'] },
  build: {
    target: 'es2022',
    manifest: true,
    sourcemap: false,
    // One worker with all of TensorFlow.js is expected; what the page itself needs is watched by .size-limit.mjs.
    chunkSizeWarningLimit: 3000,
  },
});
