/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'Before the start',
      text: 'A, B and C are simple RNNs, D is an LSTM. The recurrent weights of B are drawn He normal, those of C orthogonal. A weight matrix whose largest eigenvalue is outside the unit circle can make a change grow at every step. In **Weights**, look at **Eigenvalues of U** of B and C.',
      tasks: [],
      question: 'Which of the two starts outside the unit circle?',
      options: ['both', 'B', 'C'],
      explanation:
        'The largest |λ| is 1.40 to 1.49 in B over three runs, and exactly 1 in C, as in every orthogonal matrix. Forty steps times 1.41 make a million.',
    },
    {
      title: 'No brakes',
      text: 'The networks read forty steps and learn with SGD at a rate of 0.1, and no gradient is clipped. Press **Train**. B is a simple RNN with tanh, D an LSTM. Repeating the last value has an RMSE of 0.289.',
      tasks: ['Train until B and D have ended.'],
      question: 'Which of B and D can be used afterwards?',
      options: ['both: tanh keeps everything bounded', 'neither: nothing is clipped', 'D alone'],
      explanation:
        'From six starts B failed four times, and twice ended with an RMSE above 200; the LSTM had 0.080 to 0.094 each time. tanh bounds the state, not the gradient: its norm stands in the message that says why B failed.',
    },
    {
      title: 'Clipping by norm',
      text: 'Set **Gradient clipping** to **By norm** and **Clipping limit** to 1: a gradient that is longer than 1 is shortened to 1, and all its parts by the same factor. Press **Reset**, then **Train**.',
      tasks: ['Clip by norm at 1.', 'Train all four for 20 epochs.'],
      question: 'Same networks, same rate, and now …',
      options: ['A and B still fail', 'they run, but learn nothing', 'all four learn'],
      explanation:
        'Twelve of twelve runs do: RMSE A 0.100–0.109, B 0.083–0.115, C 0.079–0.089, LSTM 0.076–0.082. The direction of the step is kept, its length is cut. Ridge regression, a linear rule, has 0.052 here: clipping rescues training, it does not make the better model.',
    },
    {
      title: 'Clipping by value',
      text: 'The same start without clipping. Now set **Gradient clipping** to **By value** and **Clipping limit** to 0.1, which cuts every part of the gradient by itself, and train. By norm B had 0.083 to 0.115.',
      tasks: ['Clip by value at 0.1.', 'Train all four for 20 epochs.'],
      question: 'B now …',
      options: ['fails again', 'runs, with a larger error than by norm', 'does better: small parts stay as they are'],
      explanation:
        '0.119 to 0.271 over three runs. When the gradient explodes every part sits at the limit, and its direction is lost. C (0.075–0.097) and the LSTM (0.068–0.078), whose gradients are tame, do not mind.',
    },
    {
      title: '“The LSTM solves exploding gradients”',
      text: 'A is an LSTM and B a GRU with **ReLU** in place of tanh, C and D the same two with tanh. Nothing is clipped. Each was trained from six starts; train them from yours.',
      tasks: ['Train until all have ended.'],
      question: 'Which of them failed in at least one of six runs?',
      options: ['the LSTM with ReLU alone', 'none: all have gates', 'all: nothing is clipped'],
      explanation:
        'The LSTM with ReLU in two of six; the others in none of eighteen. Without tanh nothing bounds what an LSTM’s cell adds up; a GRU mixes old and new instead of adding. Gates are no limit. A bounded activation is, and so is clipping.',
    },
    {
      title: 'And the gradient that vanishes?',
      text: 'The sum of two marked numbers over thirty steps, by a simple RNN; the constant answer is right in 16 %. Press **Reset** before each try, then **Train**: first with **Gradient clipping** at **None**, then **By norm** with limit 0.01, then with limit 1 and **Learning rate** 0.05.',
      tasks: [
        'Train beyond epoch 50 without clipping.',
        'Train beyond epoch 50 with limit 0.01.',
        'Train beyond epoch 50 at learning rate 0.05.',
      ],
      question: 'Which of these cures it?',
      options: ['the tight limit: it keeps gradients from getting too small', 'the higher rate', 'none of them'],
      explanation:
        '15 to 18 % right in all twelve runs of four settings. Clipping only shortens, and a rate multiplies near and far alike: what has vanished is the share of what lies far back.',
    },
    {
      title: 'What does cure it',
      text: 'The same task, rate and clipping as at first, but an LSTM and a GRU whose gates start open for keeping; the simple RNN runs beside them. Press **Train**.',
      tasks: ['Train A and B for 100 epochs.'],
      question: 'LSTM and GRU are right in …',
      options: ['100 %', '60 %', '20 %'],
      explanation: 'All answers, in three of three runs. The cure is a path that multiplies by nearly one.',
    },
  ],
};
