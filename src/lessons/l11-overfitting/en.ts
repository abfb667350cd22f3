/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'Learnt by heart',
      text: 'Each value of this series is a sum of the two before it, and noise of size 1: no forecast can do much better than an RMSE of 1. Train, and watch A only: an LSTM of 32 units. Thick is its validation loss, thin its training loss.',
      tasks: ['Train for 200 epochs.'],
      question: '210 rows, 4,385 numbers to learn. From its best epoch to epoch 200, A’s validation loss …',
      options: [
        'stays flat',
        'doubles, while the training loss goes to almost nothing',
        'goes on falling, more slowly',
      ],
      explanation:
        'It was lowest after 25 to 43 epochs (0.10 to 0.12) and ended at 0.22. The training loss fell to 0.004–0.016, far below the noise: A knows the noise of its training rows by heart. Test RMSE 1.07 to 1.55.',
    },
    {
      title: 'Dropout',
      text: 'B has dropout 0.4: in every training step 40 % of its outputs are left out at random. C has recurrent dropout 0.4: the same in the state that it passes on. All else is as in A. Look at their lines.',
      tasks: [],
      question: 'Compared with A at epoch 200, the test RMSE of B and C is …',
      options: ['lower, of both', 'equal: dropout only slows', 'higher: units are missing'],
      explanation:
        '0.92 to 1.01 and 0.99 to 1.01: at the floor, with every seed. The price is time: their best epochs come at 59 to 127, A’s at 25 to 43.',
    },
    {
      title: 'A smaller network',
      text: 'D is an LSTM of 3 units with 64 numbers to learn, seventy times fewer than A. Compare its lines and its test RMSE with those of A.',
      tasks: [],
      question: 'At epoch 200, D is …',
      options: ['worse: too small to learn', 'as good as A', 'better, and its validation line has hardly turned'],
      explanation:
        'Test RMSE 0.87 to 0.97. A sum of two numbers and noise needs no more. The first question about overfitting is whether the network has to be that large.',
    },
    {
      title: 'Stop in time',
      text: 'The large LSTM again, and a GRU. Switch **Early stopping** on, with a **Patience** of 20 epochs without progress, and **Keep the best weights**: after stopping, the network goes back to its best epoch. Train.',
      tasks: ['Switch on early stopping (patience 20) and the best weights.', 'Train until both have stopped early.'],
      question: 'The LSTM stops after some 50 of 200 epochs. Its test RMSE is …',
      options: [
        'a little better than without (1.07 to 1.55)',
        'as good as with the best cure so far',
        'worse: it had less time',
      ],
      explanation:
        '0.84 to 0.92, at a quarter of the time, and lower than with dropout for every seed. GRU 0.87 to 0.90. The cheapest cure changes nothing about the network. (Below 1: luck of 45 test rows; ridge regression has 0.92.)',
    },
    {
      title: 'L2 penalty',
      text: 'Back to 200 epochs without early stopping. The L2 penalty adds the squares of all weights to the loss, so that large weights must pay for themselves. Set **L2 penalty** to 0.001 and train.',
      tasks: ['Set the L2 penalty to 0.001.', 'Train for 200 epochs.'],
      question: 'From its best epoch to the end, the validation loss of A …',
      options: ['doubles as before', 'still rises, by a third to a half', 'no longer rises'],
      explanation:
        '0.103 to 0.113 at best, 0.140 to 0.174 at the end; the training loss stays at 0.06 to 0.07. Test RMSE of the LSTM 0.89 to 1.14: better than nothing, not as good as stopping.',
    },
    {
      title: 'Ten times the data',
      text: 'The same process, but 3,000 values in place of 300, and 20 epochs in place of 200: as many steps of training. No cure at all. Train.',
      tasks: ['Train for 20 epochs.'],
      question: 'The gap between training and validation line …',
      options: ['is as wide as before', 'is half as wide', 'is gone'],
      explanation:
        'Both lines end at about 0.08, for LSTM and GRU; test RMSE 1.00 to 1.05, at the floor. Data are the only cure here that took nothing from the network.',
    },
    {
      title: 'Is the GRU immune?',
      text: '“The GRU has fewer parameters and cures overfitting.” Here it has 3,393, the LSTM 4,385; both run 200 epochs on 300 values, without any cure. Repeating the last value has an RMSE of 1.24. Train.',
      tasks: ['Train for 200 epochs.'],
      question: 'At the end, the test RMSE of the GRU is …',
      options: ['near 1: cured', 'between 1 and 1.24', 'above 1.24: worse than repeating the last value'],
      explanation:
        'GRU 1.36 to 1.70, LSTM 1.07 to 1.55; the GRU was the worse one for two of three seeds. A quarter fewer parameters is nothing where fifty times too many are there.',
    },
    {
      title: 'A cure that fails',
      text: 'Sunspots, 300 epochs: A is plain, B has dropout 0.4. On the first series dropout lowered the test error of the last epoch. Train both.',
      tasks: ['Train for 300 epochs.'],
      question: 'Does dropout lower the test error here as well?',
      options: ['yes, as before', 'no, it raises it', 'the run with dropout diverges'],
      explanation:
        '18.2 to 24.3 with, 16.0 to 20.4 without, higher for each of three seeds. Cures are no laws: here more is to be learnt than to be forgotten. Early stopping did no harm on this series either (14.5 to 16.1).',
    },
  ],
};
