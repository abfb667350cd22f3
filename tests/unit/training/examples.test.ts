/** Every example of the menu starts: its data can be prepared, and one optimiser step of each network gives a number. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTable } from '../../../cli/datasets';
import { prepare } from '../../../src/data';
import { EXAMPLES } from '../../../src/experiment/examples';
import { openBackend } from '../../../src/rnn';
import { matched } from '../../../src/study/matched';
import { buildModel } from '../../../src/training/network';
import { TrainingRun } from '../../../src/training/run';

beforeAll(async () => {
  await openBackend('simd');
});

describe('an example', () => {
  it.each(EXAMPLES)('$id is prepared and makes a step with a finite loss (definition)', async ({ spec }) => {
    const table = await loadTable(spec, '.');
    if (!table.ok) throw new Error(JSON.stringify(table.problems));
    const prepared = prepare(spec, table.value);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    const sized = matched(spec, prepared.value);
    sized.contenders.forEach((_, index) => {
      const model = buildModel(sized, index, prepared.value);
      const run = new TrainingRun(model, prepared.value, sized, index, 'A', () => 0);
      run.start();
      while (run.step === 0) run.advance();
      expect(run.status).toBe('training');
      expect(run.problem).toBeNull();
      model.dispose();
    });
  });
});
