/** The English sentences for problems, by code: what is wrong and what to do. */

import { ledgerProblems } from './ledger.en';
import { loadProblems } from './loading.en';
import { fileKindProblems } from './files.en';
import { fileProblems } from './own.en';

export const problems = {
  ...fileProblems,
  ...fileKindProblems,
  ...loadProblems,
  ...ledgerProblems,
  unknown: 'was refused ({{code}}; {{values}}). Change it back or choose another value.',
  unknownField: 'there is no such field. Remove it or check its spelling.',
  wrongType: 'expected {{expected}} but got {{received}}. Give {{expected}}.',
  tooSmall: '{{value}} is too small; choose {{min}} or more.',
  tooLarge: '{{value}} is too large; choose {{max}} or less.',
  notAbove: '{{value}} is too small; choose a number above {{min}}.',
  notInteger: '{{value}} is not a whole number; choose a whole number.',
  notFinite: '{{value}} is not a finite number; choose a finite one.',
  notOneOf: '{{value}} is not among the choices; take one of: {{options}}.',
  giveNumber: 'give a number; {{kept}} is kept.',
  giveNumberOrNothing: 'give a number, or leave it empty.',
  notNumbers: '“{{value}}” is not a number; give numbers separated by commas.',
  listEmpty: 'give at least one number; {{kept}} is kept.',
  missingField: 'this field is missing. Add it.',
  tooMany: '{{count}} are too many; at most {{max}} can be there. Remove some.',
  tooFew: 'a list of {{count}} is too short; its length has to be at least {{min}}. Add some.',
  textTooLong: '“{{value}}” has {{length, number}} characters, and at most {{max}} can be. Shorten it.',
  moreProblems:
    'and $t(counts.moreProblems, {"count": {{count}} }). Correct those above first; what is left is listed then.',
  documentTooLong:
    'this has {{length, number}} characters, and at most {{max, number}} are read. Shorten it: only what differs from the defaults has to be said.',
  documentTooDeep:
    'objects and lists stand more than {{max}} deep in one another, deeper than anything here needs. Remove brackets.',
  documentTooLarge: 'there are more than {{max, number}} values, more than anything here needs. Shorten the lists.',
  notJson: 'this is no JSON. Check brackets, commas and quotes ({{detail}}).',
  versionUnknown:
    'there is no version {{version}}; this page writes version {{known}}. Remove the field or correct it.',
  horizonTooLong:
    'a horizon of {{horizon}} does not fit into $t(counts.rows, {"count": {{rows}} }); choose at most {{max}}.',
  seasonTooLong:
    'a season of $t(counts.steps, {"count": {{period}} }) is longer than the training part ($t(counts.rows, {"count": {{rows}} })); choose at most {{max}}.',
  columnsNotForSource: 'the sequence “{{source}}” has no columns to choose from. Leave this list empty.',
  duplicateColumn: 'the column {{name}} is named twice. Remove one.',
  unknownTextColumn: 'there is no column of words {{name}}; take from: {{options}}.',
  noTextColumn:
    'there is no column of words {{name}}: this sequence has none with 2 to 1,000 different short words. Leave the list empty.',
  wordsTooMany:
    '{{inputs}} inputs of words in {{rows, number}} rows are more than {{max, number}} numbers. Take fewer columns of words, or fewer rows.',
  valueTooLarge:
    'the column {{column}} holds {{value}} at {{row}}, beyond {{max}}, which the networks cannot compute with. Correct or empty that cell, or choose another column.',
  noTrainingValue:
    'the column {{column}} has no value in the training part, so its gaps cannot be filled. Choose another column, or give the training part a larger share.',
  tooFewRows:
    'too few rows are left for training: {{rows}} (differences, rolling windows and lags use up {{lost}} at the beginning). Make those shorter, fill gaps instead of dropping rows, or take a longer series.',
  seasonUnknown:
    'a seasonal difference needs a season, and none is known or found. Give “Steps a season” under Data, or choose another transform.',
  logNeedsPositive:
    'a logarithm needs values above zero, but the column {{column}} holds {{value}} at {{row}}. Choose another transform, or leave that column out.',
  calendarNeedsDates:
    'the {{calendar}} cannot be told, because the rows have no dates. Leave it out, or take a series with a date column.',
  timeSinceNeedsDates:
    'the time since the row before cannot be told, because the rows have no dates. Leave it out, or take a series with a date column.',
  datesTooCoarse: 'the {{calendar}} cannot be told from rows that are labelled by {{precision}}. Leave it out.',
  boundsMissing:
    'fixed bounds need a lowest value, a highest value or both (low, high). Give one, or choose another rule for outliers.',
  boundsCrossed:
    'the lowest value {{low}} has to lie below the highest value {{high}}. Lower the one or raise the other.',
  resampleNeedsDates:
    'rows cannot be put together by the calendar, because they have no dates. Leave them as they are (null), or take a series with a date column.',
  resampleFiner:
    'the rows are further apart than {{interval}}, so there is nothing to put together. Choose a longer interval, or leave the rows as they are (null).',
  resampleTooFew:
    'put together by {{interval}} only $t(counts.rows, {"count": {{rows}} }) would be left, and at least {{min}} are needed. Choose a shorter interval, or leave the rows as they are (null).',
  gapsNeedDates:
    'which rows are missing in time cannot be told, because the rows have no dates. Choose “Go on as if none were missing” (ignore), or take a series with a date column.',
  gapsNoStep:
    'which rows are missing cannot be told, because the rows follow one another at uneven times, without a common step. Choose “Go on as if none were missing” (ignore), or put the rows together into intervals first (resample).',
  gapsStepChanges:
    'which rows are missing cannot be told, because the step of time changes at {{label}}. Choose “Go on as if none were missing” (ignore), or put the rows together into intervals of the longer step first (resample).',
  gapsTooMany:
    'with the rows that are missing in time the series would have {{rows, number}} rows, and at most {{max, number}} can be. Choose “Let no window cross them” (split), or leave the part before or after the longest gap out of the file.',
  holesLeaveNoWindow:
    'no window of $t(counts.steps, {"count": {{window}} }) with a horizon of {{horizon}} fits between the missing rows of the {{part}} part. Make window or horizon shorter, or put missing rows in (fill).',
  holesLeaveNoEnd:
    'after the last missing row only $t(counts.rows, {"count": {{rows}} }) can be used, too few for a window of {{window}}, so nothing could be forecast beyond the end. Choose a window of at most that many, or put missing rows in (fill).',
  csvQuotes: 'a quotation mark is not closed. Close it or remove it.',
  csvHeader: 'expected the columns {{expected}} but found {{received}}. Correct the first line.',
  csvNoRows: 'there are no rows under the header. Add some.',
  csvRowLength: 'this row has $t(counts.cells, {"count": {{found}} }), not {{expected}}. Add or remove cells.',
  csvCell: '“{{value}}” in the column {{column}} is not a number. Correct it.',
  versionTooNew:
    'this experiment was made by a newer page: its version is {{version}}, and this page knows up to {{known}}. Open it with the newer page.',
  newerFileRules:
    'the file {{name}} is read by newer rules than when this experiment was saved; restored numbers may differ.',
  linkRefused: 'this link could not be used; the default experiment is shown instead.',
  linkIgnored: 'this link could not be used; your experiment stays as it is.',
  viewIgnored: '“{{part}}” in the link leads nowhere on this page and was left out.',
  linkTooLong:
    'the link has {{length, number}} characters, and at most {{max, number}} are read. Check that it is a link to this page, or ask for it again.',
  unpackedTooLong:
    'the link unpacks to more than {{max, number}} characters, more than any experiment has. Ask for the link again.',
  brokenLink: 'the link is damaged at “{{part}}”. Ask for the link again.',
  splitLeavesNothing:
    'validation {{validation}} and test {{test}} leave too little for training; together choose at most {{max}}.',
  windowTooLong:
    'a window of {{window}} and a horizon of {{horizon}} do not fit into the training part, which has $t(counts.rows, {"count": {{rows}} }); for the window choose at most {{max}}.',
  partEmpty:
    'the {{part}} part would have $t(counts.rows, {"count": {{rows}} }), too few for a horizon of {{horizon}}. Give it a share of at least {{min}}, or choose a shorter horizon.',
  recursiveNeedsInputs:
    'one-step predictions cannot be fed back, because nobody knows the future of {{columns}}. Leave these out of the inputs, make them targets too, or choose the direct strategy.',
  recursiveSmoothed:
    'one-step predictions cannot be fed back into {{columns}}, because that input is smoothed and predictions are not. Choose no smoothing, or the direct strategy.',
  beyondSmoothed:
    'so far beyond the end predictions would have to be fed back into {{columns}}, and that input is smoothed while predictions are not. Choose at most {{max}}, or no smoothing.',
  beyondNeedsInputs:
    'so far beyond the end predictions would have to be fed back, but nobody knows the future of {{columns}}. Choose at most {{max}}, or leave these out of the inputs.',
  aheadIsTarget:
    '{{name}} is predicted, so nobody knows it ahead. Take it out of the targets, or out of what is known ahead.',
  aheadNotInput:
    'the networks do not read {{name}}, so it cannot be read ahead. Make it an input, or take it out of what is known ahead.',
  beyondNotGiven:
    'so far beyond the end {{columns}} would have to be known, and that is given for $t(counts.rows, {"count": {{rows}} }). Leave this automatic, or add rows at the end without a target.',
  predictionsNeedForecast:
    'the task “{{task}}” has no predictions by row. Leave --predictions out, or forecast a series.',
  unknownColumn: 'there is no column {{name}}; take from: {{options}}.',
  lengthsDiffer:
    '$t(counts.periods, {"count": {{periods}} }) but $t(counts.amplitudes, {"count": {{amplitudes}} }); give one amplitude for each period.',
  notStationary:
    'with φ₂ = {{phi2}}, a φ₁ of {{phi1}} makes the series grow without bound; choose φ₁ between −{{limit}} and {{limit}} and neither of them, or a smaller φ₂.',
  taskNotForSource:
    'the task “{{value}}” does not fit the sequence “{{source}}”; take “{{use}}”, or leave it automatic.',
  lossNotForTask:
    'the loss {{value}} does not fit the task “{{task}}”; take one of: {{options}}, or leave it automatic.',
  notAvailable: '{{value}} is not available in this version; use {{use}}.',
  datasetUnreadable:
    'the file {{file}} could not be read ({{detail}}). Load the page again, or choose another sequence.',
  lossNotFinite:
    'the loss of contender {{contender}} is no longer a number in epoch {{during}}, step {{step}} (gradient norm {{gradientNorm}}, one step earlier {{normBefore}}), so it went back to $t(counts.wholeEpoch, {"count": {{epoch}} }). Lower the learning rate from {{learningRate}} or clip the gradient, then press Train.',
  gradientNotFinite:
    'the gradient of contender {{contender}} is no longer finite in epoch {{during}}, step {{step}} (its norm is {{gradientNorm}}, one step earlier {{normBefore}}), so it went back to $t(counts.wholeEpoch, {"count": {{epoch}} }). Lower the learning rate from {{learningRate}} or clip the gradient, then press Train.',
  validationNotFinite:
    'the validation loss of contender {{contender}} is not a finite number after epoch {{during}} ({{valLoss}}), though the training loss was still {{trainLoss}} (gradient norm of the last step {{normBefore}}), so it went back to $t(counts.wholeEpoch, {"count": {{epoch}} }). Lower the learning rate from {{learningRate}} or clip the gradient, then press Train.',
  backendUnavailable: 'the backend {{backend}} cannot run here ({{detail}}). Choose another, or leave it automatic.',
  workerFailed: 'the worker of {{where}} stopped ({{detail}}). Press Try again; what others have learnt stays.',
  workerSilent:
    'the worker of {{where}} stopped without saying why; perhaps memory ran out. Press Try again, or choose fewer units or less data.',
  contenderNotThere: 'there is no contender {{contender}}; choose from 1 to {{contenders}}.',
  layerNotThere: 'the network has no layer {{layer}}; choose from 1 to {{layers}}.',
  directionNotThere: 'the network does not read backwards; choose the forward direction, or make it bidirectional.',
  gateNotInCell: '“{{gate}}” is no part of the cell {{cell}}; choose one of its own gates.',
  noCellState: 'the cell {{cell}} has no cell state; choose the hidden state.',
  unitNotThere: 'the layer has no unit {{unit}}; choose from 1 to {{units}}.',
  outsideGateRange: '{{value}} is outside what “{{gate}}” can be; choose from {{min}} to {{max}}.',
  outsideStateRange: '{{value}} is outside what “{{gate}}” can be; choose from {{min}} to {{max}}.',
  stepNotThere: 'the sequence has no step {{step}}; choose from 1 to {{steps}}.',
  stepsReversed: 'the range from step {{from}} to step {{to}} is empty; give the earlier step first.',
  variableNotThere: 'no variable {{variable}} of the sequence can be set by hand; choose from 1 to {{variables}}.',
  inputNeedsPositive: 'the transform takes a logarithm, so {{value}} cannot be; give a value above zero.',
  raceRunFailed:
    'run {{run}} of contender {{contender}} could not be trained ({{detail}}). The other runs go on; press Reset and Train to race again.',
  raceRunSilent:
    'run {{run}} of contender {{contender}} was lost, because its worker stopped without saying why; perhaps memory ran out. The other runs go on; press Reset and Train to race again, with fewer units or less data where it happens again.',
  raceSettingsChanged:
    'settings were changed since this race began. They act on the networks of this page alone; its other runs ({{runs}} to go) are trained as it began, so that they can be compared. Press Reset and Train to race with the settings as they are.',
  labFailed: 'the laboratory could not answer ({{detail}}). Change or remove an intervention, or press Reset.',
  labStopped: 'the laboratory stopped ({{detail}}). Networks and training go on; press Try again to start it anew.',
  labSilent:
    'the laboratory stopped without saying why; perhaps memory ran out. Networks and training go on; press Try again to start it anew.',
  specTooLarge:
    'the file {{file}} has {{size, number}} bytes, and at most {{max, number}} are read. A spec says only what differs from the defaults; name another file.',
  fileUnwritable: 'the file {{file}} could not be written ({{detail}}). Nothing was trained; name another.',
  dumpUntouched:
    'the dump is of the networks as they were trained: the interventions of the experiment ({{count}}) are not applied.',
  interventionsDropped:
    'some interventions no longer fit the networks or the data and were removed ({{count}}). Undo the change, or add them anew where they fit.',
} as const;
