/** The words of pin, order of units, cell diagram and equations, in English. */
export const cell = {
  order: 'Order of units',
  orders: { natural: 'natural', mean: 'by mean', similarity: 'by similarity' },
  free: 'Unpin',
  pinned: 'Pinned.',
  lost: 'The pin at unit {{unit}}, step {{step}} was removed: the new network or sequence has no such place. Click a heatmap to pin another.',
  title: 'The cell',
  contender: 'Contender in the cell',
  variants: {
    lstm: 'LSTM',
    gruResetAfter: 'GRU, reset after the product',
    gruResetBefore: 'GRU, reset before the product',
    simpleRnn: 'Simple RNN',
  },
  where: '{{variant}}: unit {{unit}}, step {{step}}',
  diagram: 'Diagram of {{letter}}, {{variant}}, unit {{unit}}, step {{step}}',
  equations: 'Equations',
  waiting: 'The weights of this cell are on their way.',
  noUnit: '{{letter}} has only {{units}} units; unit {{unit}} is not among them. Point at one of its heatmaps.',
  keras: 'As Keras and PyTorch write z',
  conventions: {
    rewrite: 'Shown as in the literature this page follows: z says how much is rewritten.',
    keep: 'Shown as in Keras and PyTorch: z says how much is kept, its weights are negated.',
  },
  rowKeeps: 'update, 1 keeps',
  helpOf: 'What to look for: {{of}}',
  help: 'Under each gate, the recurrent sum, the input’s sum and the bias add up from bottom to top; the gate squashes the total. Thick wires carry large numbers, red sums are positive and blue ones negative. Pin a step and look which wire keeps the old state and which writes the new one; the equations below hold the same numbers.',
};
