/** Words for the race of several seeds, in English. */
export const race = {
  progress: 'Race',
  seeds:
    'Runs of each contender, each from other first weights. The first is the one shown; the others train in the background.',
  waiting: '{{total, number}} runs, beginning with Train',
  going: '{{done, number}} of {{total, number}} runs',
  left: '{{runs}}, about {{time}} left',
  paused: '{{runs}}, paused',
  ended: '{{done, number}} of {{total, number}} runs ended',
  cancel: 'Cancel race',
};
