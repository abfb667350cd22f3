/** The words of pin, order of units, cell diagram and equations, in English. */
export const cell = {
  order: 'Order of units',
  orders: { natural: 'natural', mean: 'by mean', similarity: 'by similarity' },
  free: 'Free',
  pinned: 'Pinned.',
  lost: 'The pin at unit {{unit}}, step {{step}} was removed: the new network or sequence has no such place. Click a heatmap to pin another.',
};
