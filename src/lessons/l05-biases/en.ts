/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'What does bias 1 mean?',
      text: 'Three LSTMs that differ in the bias of the forget gate alone: A −2, B 1, C biases drawn for memories of up to 44 steps. At first the bias is nearly all there is under the gate: σ(1) ≈ 0.73. Before training, look at **Memory length** and **Gradient through time**.',
      tasks: [],
      question: 'In B, f starts near 0.73. After how many steps is half of the cell state gone?',
      options: ['about 2', 'about 20', 'never: bias 1 means keep'],
      explanation:
        '0.73 · 0.73 = 0.53. The bias stands under the sigmoid, so bias 1 is not f = 1. With −2, f is near 0.12, and a third of a step is enough: nearly nine tenths are gone at every step.',
    },
    {
      title: 'Same cell, three starts',
      text: 'Two marked numbers of forty are to be added; the first has to be kept for most of the way. The constant answer is right in 21.5 %. Press **Train**.',
      tasks: ['Train all three for 35 epochs.'],
      question: 'Which of them answer right?',
      options: [
        'all the same in the end: training moves biases',
        'A guesses, B nearly all, C all',
        'A nearly all, B and C guess',
      ],
      explanation:
        '21 to 22 %, 94 to 99 % and 100 % in three runs. A starts with a cell that loses nearly nine tenths a step: no signal comes back from forty steps ago, so it never learns to open. In an LSTM, too, the gradient can vanish.',
    },
    {
      title: 'The GRU as libraries start it',
      text: 'Now three GRUs, with **Update bias** 2, 0 and −3. Its update gate z says how much is rewritten, so a low bias keeps. Libraries start it at or near 0. Press **Train**.',
      tasks: ['Train all three for 35 epochs.'],
      question: 'B, with bias 0, …',
      options: ['does as well as an LSTM with bias 1', 'diverges', 'guesses'],
      explanation:
        '21 to 22 % in each of three runs, as the constant answer; so does A with 20 to 22 %. With −3 the same GRU has 99.6 %. z near 0.5 halves the state at every step. An LSTM with bias 1 starts at 0.73, just enough here within 35 epochs.',
    },
    {
      title: 'An unfair race',
      text: 'LSTM against GRU, each with the default biases of this page: forget bias 1, update bias 0. Set **Seeds** to 3, press **Train**, and read the **Verdict**.',
      tasks: ['Set Seeds to 3.', 'Let the race end.'],
      question: 'The LSTM is far ahead. What follows for the two cells?',
      options: [
        'the GRU is for short sequences',
        'three gates remember better than two',
        'nothing: their biases differ',
      ],
      explanation:
        'LSTM 94 to 99 %, GRU 21 to 22 %. With equal care for both, biases for 44 steps, it is 100 and 99.6 %. “A GRU cannot remember long” is what unequal defaults look like.',
    },
    {
      title: 'How much is too much?',
      text: 'Two LSTMs with biases drawn for memories from 1 to T steps: **Chrono, longest lag** is T. B keeps T = 44. Set it to 10,000 for A, and train.',
      tasks: ['Set Chrono, longest lag of A to 10,000.', 'Train both for 35 epochs.'],
      question: 'With T = 10,000 for a lag of 40, the LSTM …',
      options: ['guesses: nothing is ever forgotten', 'still has about 96 %', 'has 100 %: longer is safer'],
      explanation:
        '96.1 to 96.5 % in three runs, against 100 % with T = 44. Too long a start costs a little, too short a start everything: if in doubt, open the gate that keeps.',
    },
  ],
};
