/** The words of the first-visit tour, in English. */
export const tour = {
  invite: 'New here?',
  start: 'Take the tour',
  refuse: 'No tour',
  invitation: 'Tour',
  inHelp: 'Eight steps from the sequence to a gate held by your own hand.',
  next: 'Next',
  back: 'Back',
  end: 'Finish',
  leave: 'Leave the tour',
  progress: '{{current}} of {{total}}',
  waits: 'Your turn.',
  did: 'Done.',
  steps: {
    sequence: {
      title: 'One sequence',
      text: 'All networks learn this. The shaded stretches at the end are held back: validation to choose by, test to judge by.',
    },
    train: {
      title: 'Train',
      text: 'Press Train, and wait a few seconds: the LSTM and the GRU begin to learn in this browser.',
    },
    curves: {
      title: 'They learn',
      text: 'The loss falls. Thick lines are on data that the networks have not seen; the lower, the better.',
    },
    hover: {
      title: 'Every gate, every step',
      text: 'Rows are units, columns are steps. Move the pointer over a heatmap, or tap it; or go into it with Tab and use the arrow keys.',
    },
    pin: {
      title: 'Hold a place',
      text: 'Click or tap in a heatmap, or press Enter in it: the place stays. Its exact numbers are in “Pinned values”, on a narrow screen further down.',
    },
    scrub: {
      title: 'Back in time',
      text: 'Move the slider “Epoch”: the networks of that moment come back, and you see when the gates learnt what they do.',
    },
    cell: {
      title: 'Inside the cell',
      text: 'The diagram and the equations hold the numbers of the place that you pinned. Nothing here is made up.',
    },
    clamp: {
      title: 'Now break it',
      text: 'Unfold “What if there were no …?” and press “Forget gate 0”: the trained LSTM loses its memory, and the sentence says what that costs.',
    },
  },
};
