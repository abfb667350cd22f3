/** Where sequences come from, in English: names of the menu and of what is made up, and what a lag means. */

export const source = {
  real: 'Real series',
  synthetic: 'Made-up series',
  periodic: 'Made-up series: waves',
  random: 'Made-up series: random',
  chaotic: 'Made-up series: chaotic',
  memory: 'Memory tasks',
  dataset: 'data set',
  file: 'Your own file',
  drawn: 'Drawn series',
  sine: 'Sine',
  sumOfSines: 'Sum of sines',
  square: 'Square wave',
  sawtooth: 'Sawtooth wave',
  triangle: 'Triangle wave',
  chirp: 'Chirp',
  dampedOscillation: 'Damped oscillation',
  trendSeason: 'Trend, season and noise',
  randomWalk: 'Random walk',
  ar2: 'Autoregression, AR(2)',
  logisticMap: 'Logistic map',
  mackeyGlass: 'Mackey–Glass',
  lorenz: 'Lorenz system, x, y, z',
  adding: 'Adding problem',
  delayedRecall: 'Delayed recall',
  temporalOrder: 'Temporal order',
  copy: 'Copy',
  parity: 'Parity',
  brackets: 'Brackets',
  sunspots: 'Sunspots, yearly',
  airline: 'Airline passengers, monthly',
  births: 'US births, daily',
  seattleTemperature: 'Seattle temperature, daily',
  co2: 'CO₂ at Mauna Loa, monthly',
  co2Weekly: 'CO₂ at Mauna Loa, weekly',
  elNino: 'El Niño, sea temperature',
  usEconomy: 'US economy, quarterly',
} as const;

export const lags = {
  adding: 'A sequence has about this many steps, and the first number must be kept for most of them.',
  delayedRecall: 'Steps between seeing a symbol and saying it.',
  temporalOrder: 'Steps of a sequence. Which of X and Y stood early on, and which half-way, is asked at its end.',
  copy: 'Blank steps between the string and the go marker, after which it has to be said again.',
  parity: 'Bits of a sequence. After each bit: is the number of ones so far even or odd?',
  brackets: 'Brackets of a sequence. After each bracket: how many are open?',
} as const;

/** Columns, inputs and classes of made-up sequences, by their names in the data; letters and digits stand for themselves. */
export const madeUp = {
  value: 'value',
  marker: 'marker',
  sum: 'sum',
  bit: 'bit',
  even: 'even',
  odd: 'odd',
  blank: 'blank',
  go: 'go',
} as const;

/** Columns of the shipped series, by their names in the files. */
export const columnNames = {
  sunspots: 'sunspots',
  passengers: 'passengers',
  births: 'births',
  temp_max: 'temp_max',
  temp_min: 'temp_min',
  precipitation: 'precipitation',
  wind: 'wind',
  co2: 'co2',
  sea_temp: 'sea_temp',
  unemployment: 'unemployment',
  real_gdp: 'real_gdp',
  real_investment: 'real_investment',
  inflation: 'inflation',
  bill_rate: 'bill_rate',
} as const;
