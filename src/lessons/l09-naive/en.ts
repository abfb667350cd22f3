/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'A random walk',
      text: 'Like a share price in the simplest model: every step goes up or down by chance. The naive forecast is “last value”: tomorrow as today. Press **Train** and compare. RMSE is the usual size of an error.',
      tasks: ['Train for 60 epochs.'],
      question: 'Against “last value”, the networks, which see 24 values, are …',
      options: ['better: they see more', 'equal', 'worse, both of them'],
      explanation:
        'Nothing but the last value says anything about the next one, so it cannot be beaten. The networks do not even reach it: their RMSE is 8 to 22 % higher here. With another walk, which left the range of the training part, it was three to four times as high.',
    },
    {
      title: 'What R² says',
      text: 'R² compares the errors with those of always saying the mean: 1 is perfect, 0 no better than the mean. MASE compares them with the size of one step of the series: below 1 is better than repeating the value before. Both stand in the table of errors.',
      tasks: [],
      question: 'The networks have learnt nothing that helps. Their R² is …',
      options: ['about 0', 'about 0.96', 'below 0'],
      explanation:
        'R² is 0.957 to 0.967, and 0.971 for the last value. The mean is a poor guess for a series that wanders, so anything near the last value looks wonderful. MASE says 1.11 to 1.22: worse than repeating.',
    },
    {
      title: 'A step late',
      text: 'Look closely at a turn in **Predictions**: forecast and truth have the same shape, side by side. The arrow keys move from step to step.',
      tasks: [],
      question: 'Shift the LSTM’s forecast one step to the left. It then fits the truth …',
      options: ['much better', 'much worse', 'just as well'],
      explanation:
        'Over three seeds its RMSE to the truth was 1.11 to 1.19, to the value before it 0.63 to 0.77. The forecast is nearly a copy of the last value: right in height, late at every turn. Shifting it cures nothing; the delay is the missing information.',
    },
    {
      title: 'Predict the change',
      text: 'Set **Transform** to **Difference**: the networks now predict the change from one value to the next. Errors are still counted on the walk itself. Train, and watch the learning curves too.',
      tasks: ['Set Transform to “Difference”.', 'Train for 60 epochs.'],
      question: 'The RMSE is now …',
      options: ['clearly below that of the last value', 'equal to it within about 1 %', 'as before'],
      explanation:
        '0.969 to 0.978 against 0.975. The best that can be learnt is “no change”, and it is learnt within six epochs; from there the validation loss only rises, from 0.85–0.87 to 1.2–1.7. Who beats the last value by 1 % here has been lucky.',
    },
    {
      title: 'Where a state is worth its price',
      text: 'Sunspots, year by year since 1700: a rhythm of about eleven years, never quite regular. Here are an LSTM, a GRU and a simple RNN. Train them and look at all baselines: last value, one season ago, ridge regression.',
      tasks: ['Train for 150 epochs.'],
      question: 'The three baselines are now …',
      options: ['all beaten by LSTM and GRU', 'unbeaten again', 'beaten, except ridge regression'],
      explanation:
        'LSTM and GRU have an RMSE of 13.0 to 15.4; last value has 29.3, one season ago 34.8, ridge regression 17.6. A rhythm that is not quite regular is what a state is good for.',
    },
    {
      title: 'Two sines',
      text: 'The picture of every tutorial: two sines on top of each other, with a little noise. 1,000 values, a window of 40. The noise alone has a size of 0.05, which no forecast can get below for long.',
      tasks: ['Train for 40 epochs.'],
      question: 'Who has the smallest error?',
      options: ['the LSTM', 'the simple RNN', 'ridge regression'],
      explanation:
        'Ridge regression 0.052, LSTM 0.059 to 0.065, simple RNN 0.076 to 0.078, GRU 0.071 to 0.087. A sum of sines is exactly a linear function of its own past, so the linear model is the right one. “It is a sequence, so take an LSTM” fails here.',
    },
  ],
};
