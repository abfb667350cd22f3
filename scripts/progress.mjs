/** A reporter for vitest that tells the process that started it which tests begin and end; without one it says nothing. */

/** @typedef {import('./standstill.mjs').Step} Step */

const tell = (/** @type {Step} */ step) => void process.send?.(step);

export default class Progress {
  /** @param {(step: Step) => void} [say] */
  constructor(say) {
    // Vitest gives a reporter its options.
    this.say = typeof say === 'function' ? say : tell;
  }

  /** @param {{ moduleId: string }} file */
  onTestModuleCollected({ moduleId }) {
    this.say({ found: moduleId });
  }

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseReady(test) {
    this.say({ began: nameOf(test) });
  }

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    this.say({ ended: nameOf(test) });
  }
}

/** @param {Pick<import('vitest/node').TestCase, 'fullName'> & { module: { relativeModuleId: string } }} test */
const nameOf = ({ module, fullName }) => `${module.relativeModuleId} > ${fullName}`;
