/** The example menu in English: a title and one sentence on what each example teaches. */

export const examples = {
  sunspots: {
    title: 'Sunspots since 1700',
    description: 'An eleven-year rhythm, never quite the same; both networks soon beat the naive forecast.',
  },
  airlineTutorial: {
    title: 'Airline passengers, as in tutorials',
    description:
      'Two layers of 50 units learn the growing series as it is: the test part lies above all they have seen.',
  },
  airlinePrepared: {
    title: 'Airline passengers, prepared',
    description:
      'Logarithm and seasonal difference first: with half the error of “one season ago”, small networks beat the tutorial.',
  },
  seattleWeather: {
    title: 'Weather in Seattle, four inputs',
    description: 'Temperature from temperature, rain, wind and the month: a little better than “as warm as yesterday”.',
  },
  co2Gaps: {
    title: 'CO₂ by weeks, with gaps',
    description: '59 empty weeks are filled by a spline and marked for the networks; differences take the trend out.',
  },
  births: {
    title: 'Births a day in the US',
    description: 'Ten years of days in weekly steps: fewer births at the weekend.',
  },
  seattleTemperature: {
    title: 'Temperature in Seattle',
    description: 'Daily maximum over four years: can a network beat “as warm as yesterday”?',
  },
  adding10: {
    title: 'Adding problem, 10 steps',
    description: 'Add the two marked numbers: at this distance LSTM and GRU get them right, and a simple RNN most.',
  },
  adding30: {
    title: 'Adding problem, 30 steps',
    description:
      'The marked numbers lie farther apart: the gated networks keep the first one, the simple RNN only guesses.',
  },
  adding100: {
    title: 'Adding problem, 100 steps',
    description:
      'The task of the 1997 LSTM paper: with gates that start open for keeping, no answer is wrong after its 74,000 sequences.',
  },
  vanishing20: {
    title: 'Vanishing gradient: lag 20',
    description:
      'Three cells with equally many parameters: at this distance the simple RNN still learns to add, with most of its seeds.',
  },
  vanishing100: {
    title: 'Vanishing gradient: lag 100',
    description:
      'The same race five times as far: the simple RNN, as large as the others, is left with guessing, whatever its first weights.',
  },
  vanishing200: {
    title: 'Vanishing gradient: lag 200',
    description: 'Twice as far again: with gates that start open for keeping, LSTM and GRU still find the answer.',
  },
  twoSines: {
    title: 'Two sines',
    description: 'A sum of two periods: easy, and good for seeing what single units follow.',
  },
  noisySine: {
    title: 'Noisy sine',
    description: 'How much of the noise does a network learn by heart?',
  },
  delayedRecall: {
    title: 'Delayed recall',
    description: 'Say the symbol seen some steps ago: watch where the cells store it.',
  },
  temporalOrder30: {
    title: 'Temporal order, 30 steps',
    description:
      'Which symbol came first? LSTM and GRU get at least 255 of 256 answers right with each of five seeds, the simple RNN all with three of them and half with one.',
  },
  temporalOrder100: {
    title: 'Temporal order, 100 steps',
    description: 'Experiment 6a of the 1997 LSTM paper: two symbols among a hundred, and only their order matters.',
  },
  copy: {
    title: 'Copy a string',
    description:
      'Three symbols are kept over ten blanks. Turn the lag up to thirty: the simple RNN is the first to forget some.',
  },
  parity: {
    title: 'Parity of bits',
    description: 'One bit turns every later answer round: nothing may be forgotten, and no state may fade.',
  },
  brackets: {
    title: 'Bracket depth',
    description: 'A counter: look for a cell state that goes up with “(” and down with “)”.',
  },
  noisySquare: {
    title: 'Noisy square wave',
    description: 'The network has to count steps to know when the jump comes; one season ago only copies the noise.',
  },
  chirp: {
    title: 'Chirp',
    description:
      'Faster and faster: no season repeats, and the test part swings faster than anything seen in training.',
  },
  trendSeason: {
    title: 'Trend and season',
    description: 'The test part lies above everything seen in training, and the networks flatten out: detrend first.',
  },
  randomWalk: {
    title: 'Random walk',
    description:
      'Nothing to learn: the best forecast is the last value, and no network beats it. Stock prices are much like this.',
  },
  logisticMap: {
    title: 'Logistic map',
    description: 'It looks like noise, and yet one multiplication makes it: a network finds the rule.',
  },
  mackeyGlass: {
    title: 'Mackey–Glass, 6 steps ahead',
    description: 'The classic chaotic benchmark: a feedback that comes 17 steps late.',
  },
  lorenz: {
    title: 'Lorenz system',
    description:
      'Three inputs, one target: with y and z beside x, a chaotic system is easy to forecast for a few steps.',
  },
} as const;
