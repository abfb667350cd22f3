/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'What did you see eight steps ago?',
      text: 'The network reads symbols, of which there are four, and says at every step which one it saw eight steps before. So eight symbols have to be in its state at once, and each moves on by one place at every step. Guessing gives 25 %. Press **Train**.',
      tasks: ['Train both networks for 60 epochs.'],
      question: 'How many answers are right after 60 epochs?',
      options: [
        'about 25 %: eight steps are too far',
        'about four of five, in both',
        'four of five in the LSTM; the GRU has no forget gate and guesses',
      ],
      explanation:
        'LSTM 79 to 80 %, GRU 81 to 84 % in three runs from different first weights, the GRU ahead in each of them. It forgets, too: its update gate z says how much of the state is rewritten, and 1 − z is what is kept.',
    },
    {
      title: 'No memory',
      text: 'Now take a gate away from the trained LSTM and leave its weights alone. Press **Forget gate 0 (no memory)** for A: at every step the cell state starts from nothing. Compare the validation loss before and after.',
      tasks: ['Switch on “Forget gate 0 (no memory)” for A.'],
      question: 'Without a memory in the cell, the loss …',
      options: ['stays: the hidden state carries everything', 'becomes infinite', 'rises several times'],
      explanation:
        '3.3, 4.2 and 8.1 times the loss in three runs. The cell keeps nothing; only what the hidden state h carries to the next step is left of the past.',
    },
    {
      title: 'No forgetting',
      text: 'Switch it off and press **Forget gate 1 (the 1997 cell)** instead. Nothing ever leaves the cell now: the LSTM of 1997 had no forget gate.',
      tasks: ['Replace it by “Forget gate 1 (the 1997 cell)”.'],
      question: 'Compared with f = 0 this is …',
      options: ['worse', 'better: more memory is better', 'the same'],
      explanation:
        'Every old symbol stays in the sum until nothing can be read from it: 15 to 17 times the loss, worse than no memory at all in each of three runs. Gers and others added the forget gate in 2000, three years after the LSTM.',
    },
    {
      title: 'Forgetting that decides nothing',
      text: 'Switch everything off. A softer test: hold the forget gate of each unit at its own mean. It still forgets, but at one rate. Press **Rank units and gates of A** and read the bar of the forget gate.',
      tasks: ['Switch the presets off, and rank units and gates of A.'],
      question: 'Held at its mean, the forget gate costs …',
      options: ['as much as f = 0', '20 to 30 % more loss', 'as much as f = 1'],
      explanation:
        '1.19 to 1.31 times the loss in three runs. In this task every step is like every other, so a unit needs its own rate of forgetting and no decision. A gate can be indispensable and still decide nothing.',
    },
    {
      title: 'Forgetting in time',
      text: 'Another task: of ten numbers two are marked, and the answer at the end is ½ + a quarter of their sum. Train, rank A again, and look at the heatmap **Forget gate, A** at the marked steps.',
      tasks: ['Train for 100 epochs.', 'Rank units and gates of A.'],
      question: 'The forget gate held at its mean now costs …',
      options: ['nothing: nothing has to be forgotten', '20 to 30 % again', 'tens of times the loss'],
      explanation:
        '28 to 104 times the loss over three runs. Here forgetting has to be timed: keep what was marked, drop the rest.',
    },
    {
      title: 'Used, or needed?',
      text: 'A sine with a little noise. “A sine needs no gates”, one hears. Train, press **Forget gate 0 (no memory)** for A, then rank A.',
      tasks: ['Train for 100 epochs.', 'Switch on “Forget gate 0 (no memory)” for A.', 'Rank units and gates of A.'],
      question: 'On the sine, f = 0 …',
      options: ['makes the loss hundreds of times as high', 'does no harm', 'costs a few per cent'],
      explanation:
        '295 to 388 times the loss; at its mean the gate costs 2.3 to 4.7 times. The trained weights count on the usual value of f. A gate held at 0 shows that the network uses it; held at its mean, whether its moving matters.',
    },
  ],
};
