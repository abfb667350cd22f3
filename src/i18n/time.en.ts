/** The words of the time machine, in English. */
export const time = {
  title: 'Time machine',
  epoch: 'Epoch',
  at: 'epoch {{epoch}} of {{last}}',
  nowAt: 'now, epoch {{epochs}} of {{last}}',
  now: 'Now',
  play: 'Play film',
  hold: 'Hold film',
  earlier: 'Earlier epoch',
  later: 'Later epoch',
  speed: 'Speed of the film',
  kept: '{{kept}} of {{all}} epochs kept, {{used}} of {{bound}} MB',
  keptTitle:
    'Each network keeps its weights at the end of so many epochs, evenly spaced, and of the best and the latest one; it never takes more than {{bound}} MB for them.',
  untrained: 'Train, and every epoch can be looked at again here.',
  shown: 'Epoch {{epoch}} is shown; training is at {{reached}}.',
  shownEach: 'Epoch {{epoch}} is shown ({{others}}, the nearest kept); training is at {{reached}}.',
  dropped: 'Epoch {{epoch}} was shown, but went with the old networks; the new ones are shown as they are now.',
  marker: 'epoch {{epoch}}',
  help: 'Go back with the slider or play the film, and look when each gate takes its shape: often the loss falls steeply just then, as the upright line in the learning curves shows. Compare early epochs, where all units of a gate look alike, with late ones, where each has its part. Heatmaps, numbers, cell, predictions and errors all belong to the epoch that is shown, while training goes on.',
};
