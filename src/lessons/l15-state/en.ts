/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'Parity',
      text: 'The network reads 20 bits. After each it has to say whether the number of ones so far is even or odd, so no bit may be forgotten. A is an LSTM, B a GRU, C a simple RNN. Train all three.',
      tasks: ['Train for 80 epochs.'],
      question: 'The simple RNN, which could not keep a number over 30 steps, …',
      options: ['guesses again', 'has about 80 % right', 'has 100 % right, as the others have'],
      explanation:
        'All three had 100 % with each of three seeds. Every step has an answer of its own here, so no gradient has to travel far. The RNN can keep a bit over 20 steps: what you saw at the vanishing gradient is a limit of learning, not of memory.',
    },
    {
      title: 'The state as a point',
      text: 'Sixteen units are sixteen numbers: a point in a space. **State space** draws the plane in which these points differ most (the first two principal components). Choose contender A, **Which state** h, 32 sequences, and as **What the colour means** Target.',
      tasks: ['Draw the hidden state h of A.'],
      question: 'Even and odd are …',
      options: ['two clouds, apart', 'mixed: two directions are too few', 'a circle'],
      explanation:
        'The mean of the right answer’s points was the nearer one at 100 % of the steps, with all three seeds; before training at about half of them. Move **Epoch** to see when they part.',
    },
    {
      title: 'And the cell state?',
      text: 'The LSTM keeps its memory in the cell state c, and shows of it what the output gate lets through: h. Set **Which state** to c.',
      tasks: ['Draw the cell state c of A.'],
      question: 'In the plane of c, even and odd are …',
      options: ['still farther apart: c is the memory', 'mixed', 'just as in the plane of h'],
      explanation:
        'The nearest mean was right at 49 to 71 % of the steps; chance would be half of them. The directions in which c varies most are not those that the output gate shows. The memory is in c, but that does not mean that one sees it there.',
    },
    {
      title: 'Right, and yet mixed',
      text: 'Now draw the hidden state of C, the simple RNN. It answers all steps rightly, and h is all that it has.',
      tasks: ['Draw the hidden state h of C.'],
      question: 'In its plane, even and odd …',
      options: ['must lie apart', 'are mixed', 'lie on one line'],
      explanation:
        'The nearest mean was right at 45 to 72 % of the steps. The sentence under the plot says why: the plane holds 54 to 67 % of the variance. The parity lies in the rest. Not seen is not absent.',
    },
    {
      title: 'Eigenvalues above 1',
      text: 'Open **Weights** of C and look at **Eigenvalues of U**: by which factor a small change of h grows (above 1) or shrinks (below 1) in one step, near 0. Compare **Epoch** 0, where all are 1 in size, with epoch 80.',
      tasks: ['Open the weights of C.', 'Go back to epoch 0, and then to now.'],
      question: 'After training, the largest eigenvalue is in size …',
      options: ['below 1: else the state would explode', 'still 1', 'about 1.7 to 2.1'],
      explanation:
        '1.79, 2.06 and 1.71, and yet no run failed: a small change grows only until tanh bends it. To keep a bit takes two stable states and a push between them. The circle describes the neighbourhood of 0, not the network.',
    },
    {
      title: 'Counting brackets',
      text: 'Another task: after each bracket, how many are open? Depths run from 0 to 4. Train, then draw the hidden state of A, with 32 sequences and the colour for the target.',
      tasks: ['Train for 60 epochs.', 'Draw the hidden state h of A.'],
      question: 'In the plane of h, the depths lie …',
      options: ['in clouds without an order', 'in order along the first component', 'on a ring'],
      explanation:
        'The first component follows the depth (|r| 0.95 to 0.99), and the nearest mean was right at 100 % of the steps. In the plane of c it was at 34 to 46 %. The counter is read off h.',
    },
  ],
};
