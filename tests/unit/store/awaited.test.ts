/** Training that is asked for before the networks are built: the page knows of it at once, and it can be called off. */
import { describe, expect, it } from 'vitest';
import { problem } from '../../../src/experiment/problem';
import { createAppStore } from '../../../src/store/store';
import { fakeAddress, fakeClient, preview } from './fakes';

/** A store whose data are still being prepared. */
function loading(hash = '') {
  const workers = fakeClient();
  const { getState: get } = createAppStore(workers.client, fakeAddress(hash).address);
  const request = () => workers.named('prepare').at(-1)!.args[0] as number;
  const prepared = () => workers.listener.fromData({ type: 'prepared', request: request(), preview });
  const run = () => workers.named('build').at(-1)!.args[0] as number;
  const built = (contender: number) =>
    workers.listener.fromTrainer({ type: 'built', run: run(), contender, valLoss: 1, saturation: [] } as never);
  const broke = (contender: number) =>
    workers.listener.fromTrainer({
      type: 'failed',
      run: run(),
      contender,
      problem: problem('', 'workerFailed'),
    } as never);
  return { workers, get, request, prepared, built, broke, awaited: () => get().run.onceBuilt };
}

describe('training that is asked for before the networks are there', () => {
  it('is awaited at once, and no longer once it is called off', () => {
    const { get, awaited, prepared, built, workers } = loading();
    expect(awaited()).toBe('rest');
    get().train();
    expect(awaited()).toBe('train');
    get().pause();
    expect(awaited()).toBe('rest');
    prepared();
    built(0);
    built(1);
    expect(workers.named('train')).toEqual([]);
    expect(get().run.status).toBe('ready');
  });

  it('stays awaited until the last network is built, and begins then', () => {
    const { get, awaited, prepared, built, workers } = loading();
    get().stepEpoch();
    prepared();
    built(0);
    expect(awaited()).toBe('step');
    built(1);
    expect(awaited()).toBe('rest');
    expect(workers.named('step')).toHaveLength(1);
  });

  it('is given up with the experiment that it was asked of, and with a start from the first weights', () => {
    const { get, awaited, prepared } = loading();
    get().stepEpoch();
    get().set('seed', 7);
    expect(awaited()).toBe('rest');
    prepared();
    get().train();
    get().reset();
    expect(awaited()).toBe('rest');
  });

  it('outlasts what is said of other things while it waits', () => {
    const { get, awaited, prepared } = loading();
    get().train();
    get().report(problem('training.epochs', 'giveNumber', { kept: 100 }));
    expect(awaited()).toBe('train');
    prepared();
    expect(awaited()).toBe('train');
  });

  it('begins with those networks that are there when another cannot be built', () => {
    const { get, awaited, prepared, built, broke, workers } = loading();
    get().train();
    prepared();
    built(0);
    broke(1);
    expect(awaited()).toBe('rest');
    expect(workers.named('train').map(({ args }) => args[1])).toEqual([[0]]);
  });

  it('is over when no network can be built, when the data are refused, and when they are lost', () => {
    const all = loading();
    all.get().train();
    all.prepared();
    all.broke(0);
    all.broke(1);
    expect(all.awaited()).toBe('rest');

    const refused = loading();
    refused.get().train();
    const found = [problem('', 'datasetUnreadable', { file: 'sunspots.csv', detail: '' })];
    refused.workers.listener.fromData({ type: 'problems', request: refused.request(), problems: found });
    expect(refused.awaited()).toBe('rest');

    const lost = loading();
    lost.get().train();
    lost.workers.listener.crashed(null, { how: 'error', detail: '' });
    expect(lost.awaited()).toBe('rest');
  });
});
