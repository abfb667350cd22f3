/** Words for contenders side by side, in English: copies, differences, fair sizes. */
export const contenders = {
  duplicate: 'Duplicate contender {{letter}}',
  differs: 'A: {{value}}',
  differsIn: 'Differs from A in: {{list}}',
  difference: '{{field}}: {{own}} (A: {{first}})',
  yes: 'yes',
  no: 'no',
  match: 'Match to A',
  matchings: { none: 'Off', units: 'Units', parameters: 'Parameters' },
  matched: {
    units: 'The others have as many units as A.',
    parameters: 'The others have the units whose parameters come nearest to A’s.',
  },
};
