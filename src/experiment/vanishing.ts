/** A finding of papers as an experiment: with growing lag the simple RNN fails where LSTM and GRU succeed. */

/** The lags at which README's figure shows it. */
export const VANISHING_LAGS = [20, 50, 100, 150, 200] as const;

/**
 * The adding problem of Hochreiter & Schmidhuber (1997), experiment 4, at any lag T, for three cells of equal size and
 * five seeds. As many sequences as their Table 7 has for T = 100: 37 epochs of 2,000 fresh ones; errors are counted on
 * 2,560 others. The gate biases fit the longest sequence, 1.1 T steps: chrono initialisation (Tallec & Ollivier 2018).
 * That a plain network misses what lies far back is Bengio, Simard & Frasconi (1994).
 */
export function vanishing(lag: number) {
  const chronoMax = lag + Math.floor(lag / 10);
  return {
    seeds: 5,
    data: { source: { kind: 'adding', lag, sequencesPerEpoch: 2000, heldOutSequences: 2560 } },
    contenders: [
      { cell: 'lstm', chronoMax },
      { cell: 'gru', units: 18, chronoMax },
      { cell: 'simpleRnn', units: 33 },
    ],
    matching: 'parameters',
    training: { batchSize: 16, epochs: 37, decayStart: 0.6 },
  } as const;
}
