/** A second network of a run's shape, which holds the weights of a past epoch while the first one goes on training. */
import type { Model } from '../rnn';
import { buildModel } from './network';
import type { KeptEpochs } from './protocol';
import type { TrainingRun } from './run';
import { bytesTaken, nearest, snapshotsOf, type Room, type Snapshot } from './snapshots';

export class Past {
  private model: Model | null = null;
  /** Stays what it was while it is looked at, also when thinning takes it out of the series. */
  private shown: { readonly asked: number; readonly snapshot: Snapshot } | null = null;
  private loaded: Snapshot | null = null;

  constructor(
    private readonly run: TrainingRun,
    public room: Room,
  ) {}

  /** The network as it was at the epoch that is nearest to the one asked for, and that epoch. */
  at(asked: number): { readonly model: Model; readonly epoch: number } {
    if (this.shown?.asked !== asked || this.caughtUp)
      this.shown = { asked, snapshot: nearest(this.run.snapshots, asked) };
    const { snapshot } = this.shown;
    const { spec, prepared, model } = this.run;
    this.model ??= buildModel(spec, this.run.contenderIndex, prepared, model.weights());
    if (this.loaded !== snapshot) this.model.recall(snapshot.parameters);
    this.loaded = snapshot;
    return { model: this.model, epoch: snapshot.epoch };
  }

  /** Whether the run has reached the epoch that was asked for, and an earlier one was shown in its place. */
  get caughtUp(): boolean {
    const { shown, run } = this;
    if (shown === null || shown.snapshot.epoch >= shown.asked || run.snapshots.latest.epoch < shown.asked) return false;
    const away = ({ epoch }: Snapshot) => Math.abs(epoch - shown.asked);
    return away(nearest(run.snapshots, shown.asked)) < away(shown.snapshot);
  }

  /** Frees the network, because nobody looks at the past any more. */
  forget(): void {
    this.release();
    this.shown = null;
  }

  /** Frees the network, because its backend goes; the next look builds another, with the same weights. */
  release(): void {
    this.model?.dispose();
    this.model = null;
    this.loaded = null;
  }

  /** What can be looked at. */
  kept(): KeptEpochs {
    const all = snapshotsOf(this.run.snapshots);
    const bytes = bytesTaken(this.shown === null ? all : [...all, this.shown.snapshot]);
    return { epochs: Int32Array.from(all, ({ epoch }) => epoch), bytes, bound: this.room.bound };
  }
}
