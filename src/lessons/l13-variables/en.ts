/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'Three variables of one system',
      text: 'The Lorenz system has three variables, x, y and z. Forecast x, five steps ahead, from a window of three steps. Train with x alone and note the RMSE; then add y and z under **Input variables** and train again.',
      tasks: ['Train for 30 epochs with x as the only input.', 'Train for 30 epochs with x, y and z.'],
      question: 'With y and z the error …',
      options: ['stays: x contains everything', 'falls to about half or less', 'rises: three inputs are harder'],
      explanation:
        'LSTM from 2.2–3.7 to 1.0–1.9, GRU from 3.9–4.1 to 0.9–1.3. The next x depends on y and z, which three values of x hardly reveal. Ridge regression gains less (4.2 to 2.8).',
    },
    {
      title: 'Five series of an economy',
      text: 'Unemployment in the US, by quarters. Train with unemployment alone. Then add output (real_gdp), investment (real_investment), inflation and the interest rate (bill_rate) under **Input variables**, and train again.',
      tasks: ['Train for 80 epochs with unemployment alone.', 'Train for 80 epochs with all five.'],
      question: 'With four more economic series the error …',
      options: ['falls: economists use them all', 'stays the same', 'rises, to about three to five times'],
      explanation:
        'LSTM from 0.27–0.33 to 1.0–1.6, GRU from 0.25–0.27 to 0.75–0.80, last value 0.40. Ridge regression gets worse as well (0.29 to 0.53), so the cell is not to blame: output grows from at most 8,904 in training to 13,415, and 143 training rows are few.',
    },
    {
      title: 'Would correlation have told you?',
      text: 'Open **Features** in the preparation. It lists the correlation r of each column with unemployment over the training rows: 1 or −1 is a perfect line, 0 none. Output has 0.39, investment 0.33, the interest rate 0.29, inflation 0.01.',
      tasks: [],
      question: 'Which of the four should then be inputs?',
      options: ['r alone cannot say; the test error can', 'output, with the largest r', 'the three above 0.2'],
      explanation:
        'r speaks of straight lines, of the same row, and of the training years. Adding all four columns made the error three to five times as large, whatever their r. The test of an input is the error without it.',
    },
    {
      title: 'What the window cannot know',
      text: 'Births in the US, day by day, from a window of only three days. Fewer children are born at weekends. Train; then tick **Weekday** under **Calendar** in the preparation, and train again. One week ago has an RMSE of 1,040.',
      tasks: ['Train for 10 epochs without the calendar.', 'Train for 10 epochs with the weekday as an input.'],
      question: 'With the weekday as an input the RMSE …',
      options: [
        'falls by a tenth',
        'falls by more than 40 %, and below that of one week ago',
        'stays: the network infers the weekday',
      ],
      explanation:
        'LSTM from 1,484–1,549 to 834–858, GRU from 1,416–1,460 to 793–821. A feature helps where it brings what the window cannot contain.',
    },
    {
      title: 'Several targets',
      text: 'The Lorenz system again: one network forecasts x, y and z at once, one step ahead. With x as the only target the LSTM has 1,297 numbers to learn. Train, and choose each **Variable** in the predictions.',
      tasks: ['Train for 20 epochs.'],
      question: 'A network with three outputs in place of one …',
      options: ['is three times as large', 'has 34 numbers more', 'can only predict the sum of the three'],
      explanation:
        'Two more outputs, each with 16 weights and a bias; all else is shared. RMSE over three seeds and both cells: x 0.21 to 0.44, y 0.77 to 1.41, z 0.68 to 1.34; last value 2.17, 3.29, 3.98; ridge regression 0.07, 0.49, 0.86. Each target has to be read by itself.',
    },
  ],
};
