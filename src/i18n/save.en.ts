/** The words of saving, and what to look for in each view, in English. */
export const save = {
  of: 'Save: {{of}}',
  nothing: 'this view has no numbers yet; press Train or wait until the networks are built',
  failed: 'Could not be saved: {{detail}}. Try another format, or make the window smaller.',
  long: 'CSV: a row for each value',
  wide: 'CSV: values side by side',
  traces: 'Traces',
  inputs: 'Inputs',
  data: 'Data preview',
  confusion: 'Confusion matrix',
};

/** Three sentences each. */
export const looks = {
  data: 'Look first whether the sequence repeats, drifts or jumps: a network can only learn what happens again. The shaded stretches at the end are held back, validation to choose by and test to judge by, so look whether they resemble the part the networks learn from. If a test stretch rises above everything before it, expect both networks to fail there, and a difference or a trend removed under Preparation to help.',
  forecast: {
    first:
      'Look at the turning points first: a network that only repeats the last value draws the truth again, one step late. Then compare the errors in the table with those of the naive baselines; a network that does not beat them has learnt nothing of use. Switch to the training part: if the fit is good there and bad on test, it has learnt by heart.',
    fans: 'Each fan is one forecast, several steps ahead from one moment: look how far it stays with the truth before it leaves it. Forecasts that are fed back use their own output as input, so a small error grows along the fan; the direct ones answer all steps at once and do not. A fan that turns level early has fallen back on the mean, which is the safest answer of a network that does not know.',
    steps:
      'Each line is the error by how many steps ahead is asked, and it should rise: the far future is harder. Where a contender’s line meets a baseline’s, its knowledge ends, and the baseline is as good from there on. A seasonal baseline is as good at every step, so a network has to stay under it over the whole horizon to be worth its training.',
  },
  answers: {
    regressSequence:
      'The sequences stand in order of their true answer, so that a network that knows it draws the same rising line. A level line at the mean says that it has not yet found what to remember; watch it tilt, often all at once, as training goes on. Errors at both ends that point to the middle are a network that is unsure and hedges.',
    labelSteps:
      'One probe sequence is shown, with the answer that is asked at each step and what each contender says. Look where the answers begin to fail: the distance from there back to what had to be remembered is how long the memory lasts. Then look in the gate lab at the same steps, where the state should have kept it.',
    classifySequence:
      'The tables say how often each class was taken for each, and the scores below sum them up. Compare the errors of the contenders and not only their counts: one may miss a class that the other never misses. With classes of different sizes trust the macro F1 more than the accuracy, which a network can raise by answering the largest class always.',
  },
  confusion:
    'Each row is one true class and each column one answer; right answers lie on the diagonal, and a deeper colour is a larger share of its row. Look for pairs off the diagonal: two classes mixed up both ways look alike to the network, one mixed up in one direction only is rarer in the training part. A whole column of deep colour is a network that gives one answer to almost everything.',
};
