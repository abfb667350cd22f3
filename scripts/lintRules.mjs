/** Lint rules of this project: what the architecture forbids and no rule of a library says. */
import { readdirSync } from 'node:fs';

/** A cell is named by the file of its record. */
const CELLS = new Set(
  readdirSync(new URL('../src/experiment/cells', import.meta.url))
    .map((file) => file.replace('.ts', ''))
    .filter((name) => !['index', 'record', 'shared'].includes(name)),
);

/** @typedef {{ type: string, value?: unknown, name?: string }} Node */
/** @typedef {{ report: (found: { node: Node, message: string }) => void }} Context */

/** What depends on the kind of cell reads the cell's record; no compiler finds what compares with its name. */
const noCellComparison = {
  create: (/** @type {Context} */ context) => {
    const check = (/** @type {Node | null} */ node) => {
      if (node?.type !== 'Literal' || typeof node.value !== 'string' || !CELLS.has(node.value)) return;
      const message = "Read the cell's record in src/experiment/cells instead of comparing with its name.";
      context.report({ node, message });
    };
    return {
      BinaryExpression: (/** @type {{ operator: string, left: Node, right: Node }} */ { operator, left, right }) => {
        if (!/^[!=]==?$/.test(operator)) return;
        check(left);
        check(right);
      },
      SwitchCase: (/** @type {{ test: Node | null }} */ { test }) => check(test),
    };
  },
};

/** One room owns the workers, so that all of them are watched, shared and ended there. */
const noWorker = {
  create: (/** @type {Context} */ context) => ({
    NewExpression: (/** @type {Node & { callee: Node }} */ node) => {
      if (node.callee.name !== 'Worker') return;
      context.report({ node, message: 'Only the client in src/store starts workers; send it a command instead.' });
    },
  }),
};

export default {
  meta: { name: 'house' },
  rules: { 'no-cell-comparison': noCellComparison, 'no-worker': noWorker },
};
