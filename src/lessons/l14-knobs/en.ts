/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'Too careful',
      text: 'Sunspots; an LSTM and a GRU of 16 units. The learning rate says how far each training step moves the weights. Set **Learning rate** to 0.00005, a hundredth of the default, and train. “Last value” has an RMSE of 29.',
      tasks: ['Set the learning rate to 0.00005.', 'Train for 60 epochs.'],
      question: 'So small a rate is …',
      options: [
        'safe: slower, but better in the end',
        'after 60 epochs still worse than the last value',
        'the best: it cannot overshoot',
      ],
      explanation:
        'RMSE 43 to 69 over three seeds and both cells. The curves are still falling: the networks have not failed, they have not arrived.',
    },
    {
      title: 'Ten times the default',
      text: 'With the default of 0.005 the RMSE after 60 epochs is 14.9 to 17.8. Set **Learning rate** to 0.05, ten times as much, and train.',
      tasks: ['Set the learning rate to 0.05.', 'Train for 60 epochs.'],
      question: 'Ten times the rate gives …',
      options: ['no number at all: training breaks down', 'about the same error', 'half the error'],
      explanation:
        'RMSE 14.1 to 16.1. Within a factor of ten the rate hardly matters here: the optimiser (Adam) adapts its steps, and gradients are clipped. “About right” is wide.',
    },
    {
      title: 'The cliff',
      text: 'Once more ten times: set **Learning rate** to 0.5, train, and watch the learning curves.',
      tasks: ['Set the learning rate to 0.5.', 'Train for 60 epochs.'],
      question: 'The error is now …',
      options: ['about the same again', 'a little lower', 'clearly higher, and the lines jump'],
      explanation:
        'RMSE 20 to 38, in place of 14 to 18. This is how to choose a rate: look for the cliff, then step back by ten.',
    },
    {
      title: 'Larger batches',
      text: 'There are 193 training windows. With **Batch size** 256 all of them go into one step; with 32 an epoch has seven steps. With 32 the RMSE after 40 epochs is 16 to 18. Train with 256, then set the **Horizontal axis** of the curves to **Step**.',
      tasks: ['Set the batch size to 256.', 'Train for 40 epochs.', 'Show the curves by step.'],
      question: 'After equally many epochs, the error with 256 is …',
      options: ['lower: the gradient is exact', 'about twice as high', 'the same'],
      explanation:
        'RMSE 27 to 43. Forty epochs are 40 steps here, and 280 with batches of 32. The epochs were equal, the steps were not. Compare by steps.',
    },
    {
      title: 'How many units?',
      text: 'Four LSTMs: A has 2 units (35 numbers to learn), B 8 (329), C 32 (4,385) and D 128 (66,689). Train all four; D takes its time.',
      tasks: ['Train for 60 epochs.'],
      question: 'From 32 to 128 units, fifteen times the parameters, the error …',
      options: ['halves', 'hardly changes', 'doubles, by overfitting'],
      explanation:
        'RMSE 23 to 36, 16.7 to 18.0, 14.9 to 15.7, and 14.0 to 16.9. A step of the last takes more than ten times as long as one of C. On such a series the gain ends at some tens of units.',
    },
    {
      title: 'How many layers?',
      text: 'A has one layer of 16 units, B three, each reading the states of the one below. “Deeper is better.” Train both.',
      tasks: ['Train for 60 epochs.'],
      question: 'Three layers in place of one …',
      options: [
        'lower the error: depth sees patterns',
        'change nothing',
        'raise the error, at four times the parameters',
      ],
      explanation:
        'RMSE 20 to 29 against 16.3 to 17.8, with each of three seeds (5,393 against 1,169 parameters). Depth is no cure for a series with 193 windows. Given many more epochs B may catch up; that was not measured.',
    },
    {
      title: 'How long a window?',
      text: 'A square wave that jumps every 12 or 13 steps. The window says how many steps the network reads before each forecast. Train with **Window** 5, then set it to 30 and train again.',
      tasks: ['Train for 60 epochs with a window of 5.', 'Train for 60 epochs with a window of 30.'],
      question: 'With a window of 5, the LSTM …',
      options: [
        'counts on in its state from window to window',
        'is no better than ridge regression',
        'only needs more units',
      ],
      explanation:
        '0.54 for both cells and for ridge regression; with 30 steps 0.10 to 0.15, and 0.145 for ridge regression. Each window starts from an empty state, so memory ends where the window begins. Longer is not always better: with 60 steps it was 0.12 to 0.22.',
    },
  ],
};
