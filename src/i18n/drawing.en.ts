/** What the dialog for drawing a series says, in English; it is loaded when that is opened. */
export const drawing = {
  drawHint: 'Draw from left to right with mouse, pen or finger. Going over a place again redraws it.',
  drawKeys: 'In the drawing area the arrow keys draw, with Shift in larger steps.',
  area: 'Drawing area',
  values: 'Values',
  valuesHint: 'The same line as numbers, {{min}} to {{max}} of them: type or paste your own.',
  start: 'Start from',
  shapes: { empty: 'Empty', wave: 'Wave', steps: 'Steps', ramp: 'Ramp', pulse: 'Pulses' },
  clear: 'Clear',
  use: 'Use',
};
