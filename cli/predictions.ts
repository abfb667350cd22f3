/** `--predictions FILE.csv`: the test part and the rows beyond the end, as every contender and baseline predicts them. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { whole } from '../src/data';
import { csvPieces } from '../src/data/csv';
import { predictionTable, recursiveColumn, type CsvForecast } from '../src/data/predictionsCsv';
import type { Prepared } from '../src/data/types';
import type { Model } from '../src/rnn';
import { beyondTheEnd, hasAlternative, predictions } from '../src/training/evaluation';

/** Collects predictions of contenders and writes them all when it is closed. */
export class PredictionsFile {
  private readonly test: CsvForecast[] = [];
  private readonly beyond: CsvForecast[] = [];
  private readonly samples: Int32Array;

  /** `prepared` has to be a forecast. */
  constructor(
    private readonly file: string,
    private readonly prepared: Prepared,
  ) {
    this.samples = Int32Array.from({ length: prepared.test.count }, (_, k) => k);
  }

  /** The network as it stands, and its one-step predictions fed back where that is another forecast. */
  add(name: string, model: Model): void {
    const { prepared, samples } = this;
    this.test.push({ name, first: 0, values: whole(predictions(model, prepared, 'test', samples)) });
    if (hasAlternative(prepared)) {
      const values = whole(predictions(model, prepared, 'test', samples, 'recursive'));
      this.test.push({ name: recursiveColumn(name), first: 0, values });
    }
    this.beyond.push({ name, first: 0, values: whole(beyondTheEnd(model, prepared))! });
  }

  async close(): Promise<void> {
    const { prepared, samples } = this;
    const beyond = prepared.beyond!;
    const named = (all: ReturnType<Prepared['baselines']>): CsvForecast[] =>
      all.map(({ name, predictions: values }) => ({ name, first: 0, values }));
    const table = predictionTable([
      {
        part: 'test',
        samples: samples.length,
        horizon: prepared.horizon,
        targets: prepared.targetNames,
        row: (sample, step) => prepared.label('test', sample, step - 1),
        truth: prepared.truth('test'),
        forecasts: [...this.test, ...named(prepared.baselines('test'))],
      },
      {
        part: 'beyond',
        samples: 1,
        horizon: beyond.steps,
        targets: prepared.targetNames,
        row: (_, step) =>
          step === 0 ? prepared.label('test', samples.length - 1, prepared.horizon - 1) : beyond.labels[step - 1]!,
        truth: null,
        forecasts: [...this.beyond, ...named(beyond.baselines())],
      },
    ]);
    const out = createWriteStream(this.file);
    for (const piece of csvPieces(table)) if (!out.write(piece)) await once(out, 'drain');
    out.end();
    await finished(out);
  }
}
