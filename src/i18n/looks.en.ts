/** What to look for in those views that are loaded later, in English; for the others it stands in save.en.ts. */

/** Three sentences each. */
export const laterLooks = {
  curves:
    'Thick lines are the loss on validation data, thin ones on training data: both falling together means that what is learnt holds elsewhere. Where the thick line turns up while the thin one still falls, the network has begun to learn its training samples by heart; the dot marks the epoch before that, whose weights are restored at the end. Compare contenders by their lowest thick point, not by who falls first, and use the linear scale before you call a gap on the log scale large. With several seeds the thick line is the mean of the runs, up to where the first of them stopped, and the band one standard deviation to either side (of two runs, lowest to highest): where bands overlap, a gap may be luck. The time axis counts steps × the milliseconds that a step takes while its contender trains alone.',
  preparation:
    'Read the steps from left to right, as the data pass through them, and compare the line before with the line after each. Look whether a step did what you wanted and no more: filled gaps should follow their surroundings, and clipped outliers should be errors and not the events that you want to predict. Whatever is estimated is estimated on the training part alone, so look whether the later parts still lie within the same range after scaling.',
  traces:
    'Each line is one gate or state of the unit at the crosshair, the gates from 0 to 1 above and the states around 0 below. Look for the steps where the update or input gate opens: just there the state should jump towards the candidate, and be level where the gates keep it. A gate that is straight at 0 or 1 over the whole sequence is saturated, and learns very slowly from then on.',
  pinned:
    'These are the exact numbers at the crosshair, the same that colour the heatmaps and stand in the equations. Check one by hand: in an LSTM c is f times the c one step before plus i times g, in a GRU z says how much of h is written anew. Pin a place and train on, and see which of them still move.',
  inputs:
    'This is what the network reads, step by step, on the same time axis as everything below. Find an event here, a jump, a peak or a marked step, and go straight down: gates that change in its column react to it, gates that change some steps later remember it. The network reads scaled values, so compare the shape with your data and not the height.',
};
