/** What the page's thread loads: which chunks it needs before it can be used, and that TensorFlow.js is in none at all. */

/** @typedef {Readonly<Record<string, { file: string, isEntry?: boolean, imports?: readonly string[] }>>} Manifest */

/**
 * The JavaScript that the browser loads before the page can be used: the entry and everything it imports statically.
 *
 * @param {Manifest} manifest the build's manifest.json
 * @returns {string[]} files relative to the build's folder, each once
 * @throws when there is no entry
 */
export function filesBeforeUse(manifest) {
  const entries = Object.keys(manifest).filter((name) => manifest[name].isEntry);
  if (entries.length === 0) throw new Error('manifest.json: no entry; is index.html built?');
  const seen = new Set(entries);
  for (const name of seen) for (const imported of manifest[name].imports ?? []) seen.add(imported);
  return [...new Set([...seen].map((name) => manifest[name].file))].filter((file) => file.endsWith('.js'));
}

/**
 * Vite plugin: the build fails when TensorFlow.js gets into a chunk of the page, be it loaded at once or later. Worker
 * bundles are built apart and are not looked at.
 *
 * @returns {import('vite').Plugin}
 */
export function tensorFlowInWorkersOnly() {
  return {
    name: 'tensorflow-in-workers-only',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        const found = file.type === 'chunk' && file.moduleIds.find((id) => id.includes('/node_modules/@tensorflow/'));
        if (found)
          this.error(`${name} is loaded by the page and contains TensorFlow.js (${found}); import it in a worker.`);
      }
    },
  };
}
