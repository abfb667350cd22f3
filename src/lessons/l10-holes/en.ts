/** The words of this lesson, in English. */
import type { LessonWords } from '../lesson';

export const words: LessonWords = {
  steps: [
    {
      title: 'Three of ten values are missing',
      text: 'Two sines with a little noise, and 30 % of the values lost. Here every gap is filled with the mean of the training values. Without gaps the LSTM has an RMSE of 0.06. Press **Train**.',
      tasks: ['Train for 40 epochs.'],
      question: 'With the gaps, the LSTM has an RMSE of …',
      options: ['0.06: its gates skip the holes', '0.1', 'about 0.3'],
      explanation:
        'LSTM 0.30 to 0.31, GRU 0.38 to 0.41. The cell cannot know that a number is made up; it reads the mean as if it had been measured. There is no attention in it: its equations are a few sums and gates.',
    },
    {
      title: 'Fill them better',
      text: 'Set **Missing values** to **Straight line** and train, then to **Last value** and train again. Note the errors of LSTM, GRU and ridge regression: a linear rule, which has neither gates nor a state.',
      tasks: ['Train with gaps filled by a straight line.', 'Train with gaps filled by the last value.'],
      question: 'Who gains by the better filling?',
      options: ['only the two with gates', 'all three, and ridge regression most', 'nobody: the values are lost'],
      explanation:
        'LSTM from 0.30–0.31 to 0.18–0.22, GRU from 0.38–0.41 to 0.21–0.29, ridge regression from 0.32 to 0.15–0.16. What handles a gap is the rule that fills it. Who says the model does it has left the choice to a default.',
    },
    {
      title: 'Or throw them away?',
      text: 'Set **Missing values** to **Drop the row**: only measured values are left, but the series has become irregular in time. Train.',
      tasks: ['Train with rows dropped.'],
      question: 'The error of the LSTM is …',
      options: ['the lowest: all values are true', 'higher than with the line', 'the same as with the line'],
      explanation:
        'About 0.30 for both networks. A recurrent cell counts rows, not time: after a dropped row the wave jumps ahead, and nothing tells the network how far. Irregular series need an even grid, or the time since the row before as an input.',
    },
    {
      title: 'Disorder',
      text: 'The same sunspots as in other lessons, with the years in random order. One can read that LSTM and GRU cope with this “by self-attention”. R² is 1 for a perfect forecast and 0 for one no better than the mean. Train all three networks.',
      tasks: ['Train for 150 epochs.'],
      question: 'Their R² is …',
      options: ['0.9, as in the right order', 'about 0.5', 'about 0'],
      explanation: 'Between −0.12 and 0.10 over three networks and three seeds. The order was the information.',
    },
    {
      title: 'Jumps',
      text: 'Two sines again; now 5 % of the values jump far away. Train once as it is. Then set **Outliers** to **Clip at k·IQR** with **k** = 1.5, which moves far values to a bound, and train again. Errors are counted against the untouched values. MAE is the mean absolute error.',
      tasks: ['Train with the outliers left alone.', 'Clip them at k·IQR with k = 1.5.', 'Train again.'],
      question: '“An LSTM is robust to outliers.” With clipped inputs its MAE is …',
      options: ['the same', 'lower in every run', 'higher: information was lost'],
      explanation:
        '0.47 to 0.53 before, 0.40 to 0.45 after, for both cells. Without jumps the same networks have 0.05 to 0.06; part of what remains are the jumps in the truth, which nobody can foresee.',
    },
    {
      title: 'Another loss',
      text: 'Set **Outliers** back to **None** and **Loss** to **Huber**. Squared error lets a jump of seven units count forty-nine times; Huber lets it count about seven times. Train.',
      tasks: ['Set Outliers to “None” and Loss to “Huber”.', 'Train for 40 epochs.'],
      question: 'Only the loss was changed. The MAE …',
      options: [
        'falls about as far as with clipping',
        'stays: the jumps are still in the input',
        'rises: Huber looks away from them',
      ],
      explanation: '0.41 to 0.46. Robustness is a matter of the loss and of the preparation, not of the cell.',
    },
  ],
};
