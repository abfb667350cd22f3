/** What fields of sources meant where they were absent when version 1 of the spec was made: links of that day rely on it. */

/** A series is whole unless damage is asked for. */
const WHOLE = { missingShare: 0, outlierShare: 0 } as const;
const SEQUENCES = { sequencesPerEpoch: 512, heldOutSequences: 256 } as const;

export const SOURCE_DEFAULTS_V1 = {
  sine: { length: 800, period: 25, amplitude: 1, noise: 0.1, ...WHOLE },
  sumOfSines: { length: 1000, periods: [16, 45], amplitudes: [1, 0.6], noise: 0.05, ...WHOLE },
  square: { length: 800, period: 25, amplitude: 1, noise: 0.1, ...WHOLE },
  sawtooth: { length: 800, period: 25, amplitude: 1, noise: 0.1, ...WHOLE },
  triangle: { length: 800, period: 25, amplitude: 1, noise: 0.1, ...WHOLE },
  chirp: { length: 1000, startPeriod: 60, endPeriod: 15, amplitude: 1, noise: 0.02, ...WHOLE },
  dampedOscillation: { length: 800, period: 25, amplitude: 1, halfLife: 200, noise: 0.02, ...WHOLE },
  trendSeason: { length: 600, slope: 0.01, period: 12, amplitude: 1, noise: 0.2, ...WHOLE },
  randomWalk: { length: 1000, drift: 0, step: 1, ...WHOLE },
  ar2: { length: 1000, phi1: 1.6, phi2: -0.8, noise: 1, ...WHOLE },
  logisticMap: { length: 1000, r: 3.9, start: 0.4, noise: 0, ...WHOLE },
  mackeyGlass: { length: 1500, tau: 17, beta: 0.2, gamma: 0.1, power: 10, noise: 0, ...WHOLE },
  lorenz: { length: 1500, sigma: 10, rho: 28, beta: 8 / 3, step: 0.05, noise: 0, ...WHOLE },
  adding: { lag: 30, ...SEQUENCES },
  delayedRecall: { lag: 8, symbols: 4, answers: 16, ...SEQUENCES },
  temporalOrder: { lag: 30, ...SEQUENCES },
  copy: { lag: 10, symbols: 4, stringLength: 3, ...SEQUENCES },
  parity: { lag: 20, ...SEQUENCES },
  brackets: { lag: 40, maxDepth: 4, ...SEQUENCES },
  file: {
    size: 0,
    delimiter: 'auto',
    decimal: 'auto',
    header: 'auto',
    encoding: 'auto',
    dates: 'auto',
    types: [],
    skip: null,
    leaveOut: [],
    missingCodes: [],
    timeColumns: [],
    series: null,
    turned: 'auto',
    sheet: null,
    everyNth: 1,
  },
  drawn: {},
} as const;
