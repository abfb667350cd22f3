/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'Fed back',
      text: 'Mackey–Glass, a chaotic series, 24 steps ahead. The networks learn one step only; each prediction is then read as if it had been measured, 24 times over. One step ahead, over three seeds, the GRU had an RMSE of 0.008 to 0.010, the LSTM 0.014 to 0.018. Train.',
      tasks: ['Train for 20 epochs.'],
      question: 'Over all 24 steps the winner is …',
      options: [
        'the GRU, by the same margin',
        'nobody: both run away',
        'the LSTM, with less than half of the GRU’s error',
      ],
      explanation:
        'LSTM 0.026 to 0.030, GRU 0.073 to 0.135: the other way round than at step 1, with every seed. Where predictions are fed back, what counts is how an error is passed on, not how small it starts.',
    },
    {
      title: 'Step by step',
      text: 'In **Predictions**, set **Shown of the steps ahead** to **Error by step**: the RMSE of the first step, the second, and so on to the 24th. Then look at **Fans**, where whole forecasts leave the truth.',
      tasks: [],
      question: 'From step 1 to step 24 the GRU’s error grows …',
      options: ['two- to threefold', 'eight- to sixteenfold', '24-fold: once for each step'],
      explanation:
        'GRU from 0.008–0.010 to 0.08–0.16, LSTM from 0.014–0.018 to 0.034–0.042, which is two- to threefold. The same number of steps, the same series: the errors of the two grow at different rates.',
    },
    {
      title: 'All at once',
      text: 'Set **Strategy** to **Direct**: the network now learns 24 outputs at once, one for each step ahead, and nothing is fed back. Train.',
      tasks: ['Set Strategy to “Direct”.', 'Train for 20 epochs.'],
      question: 'Compared with its fed-back forecasts, the GRU has over all 24 steps …',
      options: ['less than half of the error', 'the same error: it cannot look that far', 'more than before'],
      explanation:
        'GRU 0.033 to 0.048 in place of 0.073 to 0.135, LSTM 0.028 to 0.033. The price is paid at step 1: both have 0.024 to 0.036, ridge regression 0.001. At step 24 it is 0.11 for ridge regression, 0.44 for the last value, and at most 0.06 for the networks.',
    },
    {
      title: 'And now sunspots',
      text: 'Sunspots, eleven years ahead: a whole cycle. There are only 183 windows to learn from. Train with **Strategy** = **Direct**, note the errors, then set it to **Recursive, fed back** and train again.',
      tasks: ['Train with the direct strategy for 80 epochs.', 'Train with the recursive strategy for 80 epochs.'],
      question: 'Which strategy is better for the GRU here?',
      options: ['direct again: no error is fed back', 'recursive', 'there is no difference'],
      explanation:
        'GRU 29 to 32 fed back, 35 to 39 at once; LSTM 31 to 34, and 33 to 53. Eleven outputs from so few windows are learnt by heart, one step is learnt well. Neither strategy is better in general.',
    },
    {
      title: 'Eleven years ago',
      text: 'The row “one season ago” in the table of errors repeats what was eleven years before. It costs nothing, and has an RMSE of 35.6.',
      tasks: [],
      question: 'In how many of the six direct runs (two cells, three seeds) was the network better than that?',
      options: ['in all six', 'in two', 'in none'],
      explanation:
        'In two: LSTM 32.9 and GRU 34.9, the others had 37 to 53. Fed back it was six of six, by 5 to 18 %. A result over several steps without this row says little.',
    },
  ],
};
