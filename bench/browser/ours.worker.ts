/** Our side of the race: a model as the page trains it, and its sequence kernels alone. */
import { Model, openBackend } from '../../src/rnn';
import { kernelRoutine } from './kernels';
import { benchProblem } from './problem';
import { serve } from './serve';
import type { OursBackend } from '../result.mjs';

serve<OursBackend>(async (setup) => {
  const { name } = await openBackend(setup.backend);
  const problem = benchProblem(setup);
  const { contender, io, weights, batches, settings, seed } = problem;
  const model = new Model(contender, io, weights, seed);
  let taken = 0;
  const step = () => model.trainStep(batches[taken++ % batches.length], settings).loss;
  return { backend: name, routines: { step, kernels: kernelRoutine(problem) } };
});
