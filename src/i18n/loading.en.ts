/** The English words for scripts of the page that did not arrive, and for parts that could not be drawn. */

/** What is loaded later, by the value `script` of the problems below. */
export const scripts = {
  learn: 'Lessons',
  curves: 'Learning curves',
  gates: 'Gate lab',
  verdict: 'Verdict',
  verdictLine: 'Verdict in a line',
  runs: 'Runs',
  preparation: 'Preparation',
  chart: 'Chart',
  race: 'Progress of the runs',
  dialog: 'Dialog',
  habits: 'Notes on the predictions',
  saving: 'Saving of pictures and tables',
  language: 'Words of the other language',
  ledger: 'Keeping of runs',
  trainer: 'Training',
  data: 'Data preparation',
  lab: 'Laboratory',
  racer: 'Further runs',
};

export const loadProblems = {
  loadOffline:
    '“{{script}}” could not be loaded, because the server of this page cannot be reached. Check the connection, then try again.',
  loadServer:
    '“{{script}}” could not be loaded, because the server of this page answers with error {{status}}. Try again in a while.',
  loadElse:
    '“{{script}}” could not be loaded, because something else comes in its place, such as the sign-in page of a network. Open this page in another tab to see what, then try again.',
  loadRenewed:
    '“{{script}}” could not be loaded, because this page was replaced by a newer version. Reload it: the experiment is in the address, and trained networks are put under Runs first.',
  loadStuck:
    '“{{script}}” could not be loaded, although the server has it; this browser does not ask for it again. Reload the page: the experiment is in the address, and trained networks are put under Runs first.',
  loadPassing: '“{{script}}” did not arrive at first, but the server of this page has it now. Try again.',
  runsNotKept:
    'some trained networks could not be put under Runs ({{runs}}), so they would be lost with the page. Export them under Runs first, or reload without them.',
};

export const loading = {
  curves: 'The learning curves are on their way',
  helpOf: 'What to look for: {{of}}',
  again: 'Load it again',
  reload: 'Reload the page',
  keeping: 'Putting the trained networks under Runs …',
  anyway: 'Reload without them',
};

export const crashes = {
  part: '“{{name}}” broke while it was drawn. Everything else goes on, and your settings and the training are still there.',
  again:
    '“{{name}}” broke once more. Undo the last change or choose another view of it, then draw it again; the rest of the page goes on.',
  details: 'Details',
  copy: 'Copy the details',
};
