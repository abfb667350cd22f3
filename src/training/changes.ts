/** The log of what was changed while a run went on, so that it can be repeated exactly. */
import { changedFields, fieldAt } from '../experiment/fields';
import type { RunChange } from '../experiment/runs';
import type { ExperimentSpec } from '../experiment/schema';
import type { LiveContender, LiveTraining } from './protocol';

export class ChangeLog {
  readonly changes: RunChange[] = [];

  constructor(
    private spec: ExperimentSpec,
    private contender: number,
  ) {}

  /** The contender has another place from now on; what was noted of it moves along. */
  place(spec: ExperimentSpec, contender: number): void {
    const from = `contenders.${this.contender}.`;
    const moved = this.changes.map((each) =>
      each.path.startsWith(from) ? { ...each, path: `contenders.${contender}.${each.path.slice(from.length)}` } : each,
    );
    this.changes.splice(0, moved.length, ...moved);
    this.spec = spec;
    this.contender = contender;
  }

  /** Notes what differs now. A change before the first step is not noted: the run only begins with other settings. */
  note(training: LiveTraining, own: LiveContender, { step, epoch }: { step: number; epoch: number }): void {
    const { spec, contender } = this;
    const contenders = spec.contenders.map((each, index) => (index === contender ? { ...each, ...own } : each));
    this.spec = { ...spec, training: { ...spec.training, ...training }, contenders };
    if (step === 0) return;
    for (const path of changedFields(spec, this.spec)) {
      this.changes.push({ step, epoch, path, value: fieldAt(this.spec, path) });
    }
  }
}
