/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'One year and no past',
      text: 'The series counts the sunspots of each year since 1700; three networks forecast the next year. **Window** says how many years they read before they answer. Set it to 1, press **Train**, and compare the errors in the table. Repeating the last value has an RMSE of 29.3.',
      tasks: ['Set Window to 1.', 'Train for 150 epochs.'],
      question: 'Which of the three wins when the window has one step?',
      options: [
        'the LSTM: it has the most gates',
        'the simple RNN: it has the fewest parameters',
        'none: all three have the same error',
      ],
      explanation:
        '28.06 to 28.13 for all three over three runs; ridge regression, a straight line through that one value, has 28.26. In one step no state is carried from anywhere, so each network is just a curve from last year to this one.',
    },
    {
      title: '24 years',
      text: 'Set **Window** back to 24 and press **Train**. Now the network reads year after year. What it keeps from one to the next are some numbers, the hidden state; the answer is computed from the last.',
      tasks: ['Set Window to 24.', 'Train for 150 epochs.'],
      question: 'By how much does the error of the LSTM fall?',
      options: ['hardly: sunspots are noise', 'to about half', 'to nearly zero: the cycle is regular'],
      explanation:
        'From 28 to 14.3–15.4 in the LSTM, 13.0–14.6 in the GRU and 16.1–16.7 in the simple RNN; ridge regression has 17.6. The years before tell whether the number is rising or falling.',
    },
    {
      title: 'Erase it once',
      text: 'Click the heatmap **Hidden state, C** at the last step but one, step 23. Then in **Surgery**, for C: **Cell or hidden state**, **Hidden state**, **erase: 0**, **all units**, this step, and press **Change the state**.',
      tasks: ['Pin a cell of Hidden state, C.', 'Erase the hidden state of all units of C at step 23.'],
      question: 'One state, erased once. The validation loss …',
      options: ['hardly moves: 23 other steps are left', 'doubles', 'rises at least fivefold'],
      explanation:
        '7.7 to 14 times the loss in the simple RNN, 5.8 to 9.3 times in the GRU and 4.9 to 13.5 times in the LSTM. What was read before step 23 can reach the end only through that one state. Erased, a single year is left to answer from.',
    },
    {
      title: 'The LSTM has two',
      text: 'Remove that change. An LSTM carries a cell state c and a hidden state h. Erase c of all units of A at step 23 and note the loss; remove that, and erase h instead.',
      tasks: ['Erase the cell state of A at step 23.', 'Remove that, and erase its hidden state at step 23.'],
      question: 'Which of them carries the past here?',
      options: ['only the cell state', 'only the hidden state', 'both: losing either hurts'],
      explanation:
        'Without h 4.9 to 13.5 times the loss, without c 3.5 to 8 times, over three runs. At the next step the gates read the old hidden state, and the sum takes up the old cell state.',
    },
    {
      title: 'The same numbers, shuffled',
      text: 'These are the same 309 numbers in random order. R² is 1 for a perfect forecast and 0 for one no better than the mean. Press **Train**.',
      tasks: ['Train for 150 epochs.'],
      question: 'On the shuffled series the LSTM …',
      options: [
        'is no better than the mean',
        'needs longer, but gets there',
        'copes: order does not matter to its attention',
      ],
      explanation:
        'R² is between −0.12 and 0.10 for all three cells over three runs. A sequence is its order; without it nothing is left to learn, and there is no attention in these cells that could help.',
    },
  ],
};
