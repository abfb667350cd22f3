/** The words of the first lesson. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'Two numbers to remember',
      text: 'Two numbers of this sequence are marked. The network reads it step by step and may answer only at the end: the two together, scaled to 0 … 1. So it has to **keep** the first while it reads on. Nobody tells it how.',
      tasks: ['Press **Train** and wait until nine of ten answers are right.'],
      explanation:
        'The coloured map is its forget gate: every row a unit of its memory, every column a step. Dark is near 1: that unit keeps what it holds. Pale is near 0: it wipes it.',
    },
    {
      title: 'Shut the gate',
      text: 'The switch above the map holds the forget gate of every unit at every step. **Shut** means 0: whatever was there is wiped at each step.',
      tasks: ['Set **Forget gate** to **shut (0)** and look at the answer.'],
      question: 'Before you try: with the gate shut, what will the network answer?',
      options: [
        'Still the right number: it has other gates.',
        'About the same number, whatever the marks say.',
        'The second marked number alone.',
      ],
      explanation:
        'With nothing kept, nothing of the marks reaches the end, and the answer hardly depends on them any more. It is not even a good guess: the other weights count on a memory that is gone. Choose another sequence under the task and look again.',
    },
    {
      title: 'Open it',
      text: '**Open** means 1: nothing is ever wiped. You would think that more memory is better.',
      tasks: ['Set **Forget gate** to **open (1)**.', 'Set it back to **as learnt**.'],
      question: 'With the gate open all the time, the answers …',
      options: [
        'stay right: nothing is lost any more.',
        'become the average of all answers.',
        'go far off, mostly too high.',
      ],
      explanation:
        'Every step now adds to what is there, the unmarked ones as well, and nothing is ever taken away. A memory needs both: to keep, and to wipe at the right time. As learnt, the gate does that by itself.',
    },
    {
      title: 'The same in a GRU',
      text: 'A GRU has no forget gate. Its **update gate** says the reverse: 0 keeps, 1 rewrites. Train it on the same task, then shut the gate.',
      tasks: ['Press **Train** and wait until nine of ten answers are right.', 'Set **Update gate** to **shut (0)**.'],
      question: 'With the update gate at 0 at every step, what will the GRU answer?',
      options: [
        'The same number always: nothing is ever written.',
        'Still right: 0 keeps, and keeping is the task.',
        'The last number that it read.',
      ],
      explanation:
        'A gate that always keeps never writes: the state stays as it was at the start, and no input can change the answer. The same word, “shut”, wipes in an LSTM and keeps in a GRU: read what a gate multiplies before you read its name.',
    },
  ],
};
