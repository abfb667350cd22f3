/** Takes a network to another backend, because that was chosen or because its own is lost. */
import type { BackendChoice } from '../experiment/schema';
import { openBackend } from '../rnn';
import type { Job } from './job';
import { emptyModel, openFor, type Opened } from './network';

/**
 * Takes the network as it stands, its optimiser's state included, to the chosen backend; where that cannot be opened, back
 * to the one that it was on.
 *
 * @param tryOpen opens the backend, or tells the user why it cannot and resolves to null
 * @param now milliseconds
 */
export async function moveTo(
  job: Job,
  choice: BackendChoice,
  tryOpen: (open: () => Promise<Opened>) => Promise<Opened | null>,
  now: () => number,
): Promise<void> {
  const { run } = job;
  const { spec, prepared, model } = run;
  const state = model.snapshot();
  const weights = model.weights();
  model.dispose();
  job.past.release();
  const opened = await tryOpen(() => openFor(choice, spec, job.contender, prepared, weights, now));
  // Also where it could not be opened: the user has been told, and the next setting must not try again.
  job.choice = choice;
  if (opened === null) {
    await openBackend(job.backend.name);
  } else {
    job.backend = opened.backend;
    job.timings = opened.timings;
    // Later, others may train beside it.
    job.msPerStep = run.step === 0 ? opened.msPerStep : null;
  }
  run.moveTo(emptyModel(run.spec, job.contender, prepared), state);
}

/** Goes on from the last whole epoch on the processor, after the GPU's context was lost with the network in it. */
export async function recoverOnProcessor(job: Job): Promise<void> {
  const { run } = job;
  const from = job.backend.name;
  run.model.dispose();
  job.past.release();
  job.backend = await openBackend('simd');
  job.timings = [];
  job.msPerStep = null;
  run.recoverWith(emptyModel(run.spec, job.contender, run.prepared));
  job.recovered = { from, epoch: run.epoch };
}
