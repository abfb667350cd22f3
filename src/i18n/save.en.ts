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
  curves:
    'Thick lines are the loss on validation data, thin ones on training data: both falling together means that what is learnt holds elsewhere. Where the thick line turns up while the thin one still falls, the network has begun to learn its training samples by heart; the dot marks the epoch before that, whose weights are restored at the end. Compare contenders by their lowest thick point, not by who falls first, and use the linear scale before you call a gap on the log scale large. With several seeds the thick line is the mean of the runs, up to where the first of them stopped, and the band one standard deviation to either side (of two runs, lowest to highest): where bands overlap, a gap may be luck. The time axis counts steps × the milliseconds that a step takes while its contender trains alone.',
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
  preparation:
    'Read the steps from left to right, as the data pass through them, and compare the line before with the line after each. Look whether a step did what you wanted and no more: filled gaps should follow their surroundings, and clipped outliers should be errors and not the events that you want to predict. Whatever is estimated is estimated on the training part alone, so look whether the later parts still lie within the same range after scaling.',
  traces:
    'Each line is one gate or state of the unit at the crosshair, the gates from 0 to 1 above and the states around 0 below. Look for the steps where the update or input gate opens: just there the state should jump towards the candidate, and be level where the gates keep it. A gate that is straight at 0 or 1 over the whole sequence is saturated, and learns very slowly from then on.',
  pinned:
    'These are the exact numbers at the crosshair, the same that colour the heatmaps and stand in the equations. Check one by hand: in an LSTM c is f times the c one step before plus i times g, in a GRU z says how much of h is written anew. Pin a place and train on, and see which of them still move.',
  inputs:
    'This is what the network reads, step by step, on the same time axis as everything below. Find an event here, a jump, a peak or a marked step, and go straight down: gates that change in its column react to it, gates that change some steps later remember it. The network reads scaled values, so compare the shape with your data and not the height.',
};
