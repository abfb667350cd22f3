import { describe, expect, it } from 'vitest';
import { unsupported } from '../../../src/experiment/availability';
import { fieldAt, withField } from '../../../src/experiment/fields';
import { defaultSpec } from '../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../src/experiment/schema';

const changed = (path: string, value: unknown): ExperimentSpec => withField(defaultSpec(), path, value);
const recall = changed('data.source', {
  kind: 'delayedRecall',
  lag: 2,
  symbols: 2,
  answers: 2,
  sequencesPerEpoch: 1,
  heldOutSequences: 1,
});

describe('settings that this version does not run', () => {
  it('none is in the default experiment', () => {
    expect(unsupported(defaultSpec())).toEqual([]);
  });

  it.each([
    ['task.kind', 'nextCharacter', 'auto'],
    ['preparation.split.shuffle', true, 'false'],
    ['preparation.lengths', 'crop', 'pad'],
    ['preparation.imbalance', 'classWeights', 'none'],
    ['training.loss', 'binaryCrossEntropy', 'auto'],
  ])('%s = %j is listed once, at its path, and what it says to use is accepted', (path, value, use) => {
    const spec = changed(path, value);
    expect(unsupported(spec)).toEqual([
      { path, code: 'notAvailable', values: { value: typeof value === 'string' ? value : JSON.stringify(value), use } },
    ]);
    const advice: unknown = typeof fieldAt(defaultSpec(), path) === 'string' ? use : JSON.parse(use);
    expect(unsupported(withField(spec, path, advice))).toEqual([]);
  });

  it('a task that the source cannot pose names the one it poses', () => {
    expect(unsupported(changed('task.kind', 'labelSteps'))).toEqual([
      {
        path: 'task.kind',
        code: 'taskNotForSource',
        values: { value: 'labelSteps', source: 'dataset', use: 'forecast' },
      },
    ]);
    expect(unsupported(changed('task.kind', 'forecast'))).toEqual([]);
  });

  it('a loss that does not fit the task names those that do', () => {
    expect(unsupported(changed('training.loss', 'crossEntropy'))).toEqual([
      {
        path: 'training.loss',
        code: 'lossNotForTask',
        values: { value: 'crossEntropy', task: 'forecast', options: 'mse, mae, huber' },
      },
    ]);
    expect(unsupported(withField(recall, 'training.loss', 'mse'))).toMatchObject([{ code: 'lossNotForTask' }]);
    expect(unsupported(withField(recall, 'training.loss', 'crossEntropy'))).toEqual([]);
  });

  it('all are listed together', () => {});
});
