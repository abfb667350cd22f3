/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'One run each',
      text: 'Sunspots. The GRU’s units are chosen so that both have nearly the same number of parameters: 1,169 and 1,153. Train both, and compare their RMSE on the test part.',
      tasks: ['Train for 100 epochs.'],
      question: 'One of them has the lower error. How sure is it that this cell is better on this series?',
      options: ['sure: same data, same seed', 'about 95 %', 'nothing can be said from one pair'],
      explanation:
        'In the measured pair the two differed by 0.6. But runs of the same cell, from other first weights, differed by up to 1.8 (LSTM) and 3.0 (GRU).',
    },
    {
      title: 'Ten runs each',
      text: 'Set **Seeds** to 10: ten runs of each cell, from ten different first weights. Press **Train** and wait for the verdict, about half a minute. It compares run with run, pair by pair.',
      tasks: ['Set the seeds to 10.', 'Let all runs end.'],
      question:
        'In the measured race the GRU was lower in nine of ten pairs. Against the spread between runs of one cell, the mean difference was …',
      options: ['several times as large', 'about as large', 'clearly smaller'],
      explanation:
        'The mean difference was 0.63, the range over ten runs 1.8 (LSTM) and 3.0 (GRU). Who compares one run with one run mostly compares two seeds.',
    },
    {
      title: 'Ten other runs',
      text: 'Set **Training seed** to 7, so that ten other first weights are drawn. Everything else stays. Press **Train** and wait for the verdict.',
      tasks: ['Set the training seed to 7.', 'Let all runs end.'],
      question: 'What will be the same as before?',
      options: ['the size of the difference, but perhaps not the verdict', 'the verdict', 'the winner of every pair'],
      explanation:
        'The difference was 0.63 first and 0.67 then. The first interval went from −0.28 to 1.53: undecided, because one GRU run ended at 16.9. The second went from 0.22 to 1.12. A verdict near the edge is a lottery; report the size, 4 %.',
    },
    {
      title: 'El Niño',
      text: 'Another series: sea temperature, five seeds. Same cells, same rule of equal parameters. Press **Train**.',
      tasks: ['Let all runs end.'],
      question: 'Here …',
      options: [
        'the LSTM has the lower error: it has more gates',
        'the GRU has the lower error, in all five pairs',
        'no difference can be seen',
      ],
      explanation:
        'GRU 0.476, LSTM 0.511 on average; the interval of the difference is 0.015 to 0.055. Five other seeds said the same. Ridge regression has 0.480, so neither is far ahead of a linear rule.',
    },
    {
      title: 'Two sines',
      text: 'Two sines with a little noise, five seeds. On El Niño the GRU was ahead in all five pairs. Press **Train**.',
      tasks: ['Let all runs end.'],
      question: 'Here …',
      options: [
        'the LSTM is ahead, in all five pairs',
        'the GRU is ahead again: it generalises better',
        'no difference can be seen',
      ],
      explanation:
        'LSTM 0.062, GRU 0.079 (ridge regression 0.052), interval 0.008 to 0.024; five other seeds said the same. On a memory task (delayed recall) the GRU was ahead by 10 percentage points. No sentence “X is better” survives all of these.',
    },
    {
      title: 'Significant, and yet unfair',
      text: 'The adding problem: keep a number over 40 steps. Train first with the page’s defaults, those of Keras: LSTM gates start open for keeping, GRU gates do not. Then set **Chrono, longest lag** of both to 44, which gives both biases for that lag, and train again.',
      tasks: [
        'Train for 35 epochs with the defaults.',
        'Set Chrono, longest lag of A and B to 44.',
        'Train for 35 epochs.',
      ],
      question: 'With defaults the LSTM is right in about 96 %, the GRU in 22 %. With the biases …',
      options: ['the GRU rises to about 60 %', 'both reach (nearly) 100 %', 'nothing changes: two gates are too few'],
      explanation:
        'LSTM 100 % with all five seeds, GRU 99.6 to 100 %. The first difference was beyond all doubt, and it said nothing about the cells. Significance is about luck, not about fairness.',
    },
    {
      title: 'Which one is faster?',
      text: 'Show the curves over **Time** (their **Horizontal axis**) and train with **Match to A** = **Units**: 16 each. Then train with **Parameters**: the GRU gets 18. The verdict shows the time of a step.',
      tasks: [
        'Show the learning curves over time.',
        'Train for 100 epochs with equal units.',
        'Train for 100 epochs with equal parameters.',
      ],
      question: 'With equal units, a step of the GRU takes … of the LSTM’s time.',
      options: ['half', 'about three quarters', 'all'],
      explanation:
        'Three blocks in place of four: 0.74 to 0.81 on a processor (CPU, SIMD). With equal parameters it took 1.1 to 2 times as long here, because 18 units do not fill the processor’s lanes. “The GRU is faster” is a statement about one implementation.',
    },
  ],
};
