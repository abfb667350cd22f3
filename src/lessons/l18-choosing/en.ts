/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'Four origins',
      text: 'The origin is the year from which on a series is test data. Train an LSTM, a GRU and a simple RNN on the sunspots with half of them as test part; then set **Test share** to 0.2, and to 0.1, and train each time.',
      tasks: ['Train for 80 epochs with a test share of 0.5.', 'The same with 0.2.', 'The same with 0.1.'],
      question: 'Same series, same settings, four origins. The test RMSE of the LSTM …',
      options: ['stays the same within 5 %', 'varies by about a fifth', 'varies two- or threefold'],
      explanation:
        'Mean over three seeds at 0.5, 0.35, 0.2 and 0.1: LSTM 16.7, 18.6, 19.3, 16.3; GRU 15.9, 18.0, 18.6, 15.8; simple RNN 18.0, 18.7, 20.7, 17.6; ridge regression 20.0, 18.6, 20.3, 17.9. At the second, LSTM and ridge regression are level.',
    },
    {
      title: 'Origins or cells?',
      text: 'Set **Seeds** to 5, press **Train** and read the verdict on the three cells at this one origin.',
      tasks: ['Set the seeds to 5.', 'Let all runs end.'],
      question:
        'Which is larger: the spread of one cell over the origins, or the difference between LSTM and GRU at one origin?',
      options: ['the spread over origins', 'the difference between the cells', 'they are about alike'],
      explanation:
        'Over four origins the LSTM’s mean moved by 3.0; between LSTM and GRU lay 0.5 to 0.9 at each origin. Who tunes on one split tunes to that split.',
    },
    {
      title: 'Which inputs matter?',
      text: 'Unemployment, forecast from five economic series. Train, and look at **Sensitivity**: how much does the prediction move when an input moves a little? Then leave unemployment as the only one under **Input variables**, and train again.',
      tasks: [
        'Train for 80 epochs with five inputs.',
        'Look at the sensitivity of A.',
        'Train for 80 epochs with unemployment alone.',
      ],
      question: 'Without the four other inputs the test error …',
      options: ['doubles', 'hardly changes', 'falls to about a third, or less'],
      explanation:
        'LSTM from 1.0–1.6 to 0.27–0.33, GRU from 0.75–0.80 to 0.25–0.27. With the Lorenz system the same test says the opposite: without y and z the error is 1.8 to 4.5 times as high. Importance belongs to data and window, not to “the model”.',
    },
    {
      title: 'A small search',
      text: 'Search for a learning rate: train with 0.005, with 0.05 and with 0.5. Press **Reset** before each change of **Learning rate**. Every ended run is kept under Runs, with its validation loss and its test error.',
      tasks: ['Keep runs with three different learning rates.'],
      question: 'After the search you report …',
      options: [
        'the best validation loss',
        'the best test error',
        'the test error of the setting that validation chose',
      ],
      explanation:
        'The best validation loss is flattered by every try, and the best test error was chosen by what it should judge. In the measured search the LSTM’s validation loss chose 0.05 with each of three seeds; the report is then 15.2 to 16.1.',
    },
  ],
};
