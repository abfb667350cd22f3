/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'What gets back to the first step?',
      text: 'Of thirty numbers two are marked, the first near the beginning; after the last step the answer is ½ + a quarter of their sum. Training has to reach back. Before it, open **Gradient through time** and choose **Mean of several**. The gates of A and B start open for keeping. ∂L/∂c is dashed.',
      tasks: ['Show the gradient through time as the mean of several sequences, before training.'],
      question: 'In which line is most left at the first step?',
      options: [
        'the simple RNN’s: nothing stands in its way',
        'that of the LSTM’s cell state, and the GRU’s',
        'the same in all: nothing has been learnt yet',
      ],
      explanation:
        'Over three runs: 20 to 30 % in the LSTM’s cell state and in the GRU, 2 to 4 % in the simple RNN, and under 1 % in the LSTM’s hidden state. The road is c. It is open because these gates start open, not because they are gates: lesson “Initial biases” shows the other case.',
    },
    {
      title: 'What it costs',
      text: 'Press **Train** and watch the three lines of the learning curves. An answer counts as right within 0.04. Who always says the mean is right in 16 %.',
      tasks: ['Train all three for 100 epochs.'],
      question: 'After 100 epochs the simple RNN …',
      options: ['is slower, but gets there', 'diverges', 'answers no better than the mean'],
      explanation:
        '15 to 18 % of its answers are right; LSTM and GRU have 100 % in each of three runs. The loss of the simple RNN neither explodes nor falls: a vanished gradient looks like calm.',
    },
    {
      title: 'Training builds the road',
      text: 'Look at the same picture again, now of the trained networks. Read ∂L/∂c of the LSTM, dashed, at the first step, relative to the last.',
      tasks: ['Look at the mean gradient through time of the trained networks.'],
      question: 'What has training done to it?',
      options: [
        'it has risen above that of the last step',
        'it has fallen: the loss is small now',
        'nothing: it is a property of the cell',
      ],
      explanation:
        'From 0.2–0.3 to 2.4–2.5 times that of the last step, and in the GRU to 1.0–1.2. Once a little signal comes through, the network opens its own road; too little ever reached the simple RNN.',
    },
    {
      title: 'Keeping is the rule',
      text: 'Open **Saturation** and look at A after the last epoch: in how many of its values, over all units and steps, is the forget gate open, that is above 0.9?',
      tasks: ['Open the saturation of the trained networks.'],
      question: 'The trained forget gate is open in …',
      options: ['about 10 % of its values', 'most of them, 60 to 80 %', 'all of them'],
      explanation:
        '63 to 81 % over three runs, and the input gate is shut, below 0.1, in 48 to 81 %: keeping is the rule, writing the exception. The GRU says the same with its update gate shut in 55 to 85 %.',
    },
    {
      title: 'How far do gates carry?',
      text: 'Fifty steps now, 74,000 sequences, and a simple RNN with as many parameters as the others. Train, and compare the shares of right answers. Then think of 200 steps: the same three were trained there, too.',
      tasks: ['Train all three for 37 epochs.'],
      question: 'At 200 steps, of 2,560 answers the GRU has …',
      options: ['none wrong, like the LSTM', 'a third wrong: it has no forget gate', 'as many wrong as the simple RNN'],
      explanation:
        'None wrong in LSTM and GRU at 50, 100 and 200 steps, in every run. The simple RNN has about 2,190 of 2,560 wrong at each of these distances, as many as the constant answer.',
    },
    {
      title: 'Would a larger matrix help?',
      text: '“The gradient vanishes because matrices are large or layers many.” Thirty steps again, a simple RNN alone, one layer. Set its **Units** to 64, which makes its recurrent matrix sixteen times as large, and train.',
      tasks: ['Set Units to 64.', 'Train for 50 epochs.'],
      question: 'The larger matrix makes it …',
      options: ['worse', 'better: there is more room for memory', 'no different: it still guesses'],
      explanation:
        '13 to 18 % right with 64 units and 4,353 parameters; the constant answer has 16 %. What vanishes is a product over steps: one layer, a larger matrix, the same silence.',
    },
  ],
};
