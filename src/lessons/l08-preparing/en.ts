/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'The recipe of the tutorials',
      text: 'Airline passengers, 144 months. Many tutorials take two layers of 50 units, ReLU, 100 epochs, and the series as it is. Press **Train** and compare the RMSE (the usual size of an error, in thousand passengers) with ridge regression: a linear rule on the same twelve values.',
      tasks: ['Train both networks for 100 epochs.'],
      question: 'Compared with ridge regression, the two networks (30,651 and 23,301 numbers to learn) are …',
      options: ['much better: this is deep learning', 'about equal', 'clearly worse'],
      explanation:
        'Over five seeds the networks had an RMSE of 32 to 66, ridge regression 21. Three of the ten networks were even worse than repeating last year’s month (46). Depth does not replace looking at the data.',
    },
    {
      title: 'Scaled, and yet out of range',
      text: 'Open **Scale** in the preparation. It puts the lowest training value at 0 and the highest at 1; only training rows may decide that, else the future would leak in. The last fifth of the months is the test part.',
      tasks: [],
      question: 'Where do the test values lie after this scaling?',
      options: ['half of them above 1, up to 1.7', 'between 0 and 1: that is what scaling is for', 'below 0'],
      explanation:
        'The highest training value is 413 thousand; 16 of the last 29 months lie above it. There the network has to speak about a region that it never saw. Scaling the whole series first would hide this, and would give the network a number that only the future knows.',
    },
    {
      title: 'Is ReLU to blame?',
      text: 'ReLU is frowned upon inside an LSTM, and tanh is the usual choice. Perhaps that is all that is wrong with the recipe. Set the **Activation** of both networks to **tanh** and train again.',
      tasks: ['Set the activation of A and B to tanh.', 'Train both for 100 epochs.'],
      question: 'With tanh the error on the rising series …',
      options: ['falls', 'stays about the same', 'rises'],
      explanation:
        'RMSE 47 to 96 in place of 32 to 66, higher in ten of ten pairs. Tanh flattens out where ReLU goes on rising. So ReLU is not the fault of the recipe: it half repairs the true fault, which is the untreated rise.',
    },
    {
      title: 'Take the rise out',
      text: 'Now small networks: one layer of 16 units, about a twenty-fifth of the numbers to learn. **Log, seasonal difference** tells them only by what factor this month exceeds the same month last year. Errors are still counted in passengers.',
      tasks: ['Set Transform to “Log, seasonal difference”.', 'Train for 150 epochs.'],
      question: 'With so much smaller networks the RMSE becomes …',
      options: ['about 40: they are too small', '17 to 20', 'below 5'],
      explanation:
        'LSTM 18.9 to 19.8, GRU 17.2 to 17.4. That factor has about the same size in 1949 and in 1960, so the test part holds little that is new. The transform is undone exactly before errors are counted.',
      hint: 'Transform stands in the preparation and beside this text.',
    },
    {
      title: 'Standardising makes it stationary?',
      text: 'One often reads that a standardised series is stationary, that is, of one level and one spread throughout. Here values are standardised. Set **Transform** back to **None**, so that nothing but standardising is left, and train.',
      tasks: ['Set Transform to “None”.', 'Train for 150 epochs.'],
      question: 'With standardising alone, the error is …',
      options: ['the same as with the transform', 'a little higher', 'by far the worst of all the transforms tried'],
      explanation:
        'LSTM 74 to 109, GRU 54 to 72: worse than last year’s month (46) in all six runs, while every transform that treats the rise stayed below 34. Subtracting one number and dividing by another leaves the rise as it was.',
    },
    {
      title: 'Who earned it?',
      text: 'Set **Transform** to **Log, seasonal difference** once more and train. This time look at the row of ridge regression in the table of errors: it gets the same prepared values.',
      tasks: ['Train for 150 epochs with “Log, seasonal difference”.'],
      question: 'With the same preparation, ridge regression has …',
      options: ['twice the error of the networks', 'about the same error', 'no use for the transform'],
      explanation:
        'Ridge regression 17.5, GRU 17.2 to 17.4, LSTM 18.9 to 19.8. It was the preparation that helped, and it helps a linear rule just as much: 69 training windows hold little else to learn. That is a result, not a failure.',
    },
  ],
};
