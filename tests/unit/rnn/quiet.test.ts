import { expect, it, vi } from 'vitest';

// A file of its own: TensorFlow.js advertises another package at the first tensor of a process, and only then.
it('loading the engine, opening a backend and training write nothing to the terminal', async () => {
  const written = (['log', 'info', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method));
  const { openBackend } = await import('../../../src/rnn');
  const { forecast, model, randomBatch, settings } = await import('./contenders');
  await openBackend('auto');
  model().trainStep(randomBatch(forecast), settings());
  for (const spy of written) expect(spy).not.toHaveBeenCalled();
});
