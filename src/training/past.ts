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
    private readonly contender: number,
    private readonly room: Room,
  ) {}

  /** The network as it was at the epoch that is nearest to the one asked for, and that epoch. */
  at(asked: number): { readonly model: Model; readonly epoch: number } {
    if (this.shown?.asked !== asked) this.shown = { asked, snapshot: nearest(this.run.snapshots, asked) };
    const { snapshot } = this.shown;
    const { spec, prepared, model } = this.run;
    this.model ??= buildModel(spec, this.contender, prepared, model.weights());
    if (this.loaded !== snapshot) this.model.recall(snapshot.parameters);
    this.loaded = snapshot;
    return { model: this.model, epoch: snapshot.epoch };
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
