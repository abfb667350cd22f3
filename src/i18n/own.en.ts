/** English words for the user's own data: opening, what was recognised, what is wrong with a file. */

export const own = {
  open: 'Open file',
  paste: 'Paste',
  draw: 'Draw',
  sample: 'Sample file',
  sampleTitle: 'A small CSV with dates, two variables and a gap, to try or to fill with your own numbers',
  group: 'Your own',
  drawn: 'Drawn series',
  drop: 'Drop the file to open it',
  dropHint:
    'CSV, TSV, JSON, a workbook (.xlsx), gzip of these, or plain text; the present experiment stays until the file has been read.',
  reading: 'Reading {{name}}',
  progress: '{{percent}} %, {{rows, number}} rows',
  remaining: 'about {{seconds}} s left',
  cancel: 'Cancel',
  takeEvery: 'Take one row in {{n}}',
  notKept: 'This browser keeps no files: after a reload, open the file again.',
  missingCells: '{{count, number}} missing',
  format: 'Columns and format',
  formatHint: 'What was recognised. Change what is wrong: the file is read again.',
  nothingRecognised: 'Nothing could be recognised in {{name}}.',
  recognised: '{{name}}: $t(counts.rows, {"count": {{rows}} }), {{skipped, number}} left out.',
  settings: 'How the file is read',
  picture: 'First and last rows',
  line: 'Line',
  row: 'Row',
  moment: 'Time as read',
  moreColumns_one: '{{count, number}} more column is read.',
  moreColumns_other: '{{count, number}} more columns are read.',
  type: 'Type of {{column}}',
  time: 'Time',
  timeIs: '{{columns}}: “{{example}}” is {{label}}.',
  timeAcross: 'The header says it: “{{example}}” and so on.',
  timeNone: 'No column says when the rows are, so they are numbered.',
  stepIs: 'Step: {{step}}.',
  stepNone: 'There is no common step.',
  series: 'Series',
  seriesBy: 'Series ({{columns}})',
  seriesAll: 'All, as columns',
  seriesApart: 'All, one after the other',
  seriesApartBy: 'All, one after the other, by {{column}}',
  missing: 'missing',
  missingCodes: 'Read as missing',
  takeCode: 'Read {{code}} as missing',
  leaveOut: 'Leave lines out',
  skip: 'Lines above the table',
  turned: 'A series stands in',
  turnings: { yes: 'a row', no: 'a column' },
  sheet: 'Sheet',
  atLine: 'Line {{line}}:',
  atCell: 'Line {{line}}, {{column}}:',
  moreCells: 'and {{count, number}} more',
  mends: {
    missing_one: 'Read this cell as missing',
    missing_other: 'Read these {{count, number}} cells as missing',
    leaveOut_one: 'Leave this row out',
    leaveOut_other: 'Leave these {{count, number}} rows out',
    turn: 'Turn the table: a row becomes a series',
    skip_one: 'Skip the first line',
    skip_other: 'Skip the first {{count, number}} lines',
    join: 'Join {{columns}}',
    byNumber: 'Ignore {{column}} and number the rows',
  },
  auto: 'Automatic',
  autoIs: 'Automatic ({{value}})',
  delimiter: 'Delimiter',
  decimal: 'Decimal sign',
  header: 'First line is a header',
  encoding: 'Encoding',
  dates: 'Dates',
  everyNth: 'Take one row in',
  yes: 'Yes',
  no: 'No',
  delimiters: {
    comma: 'Comma',
    semicolon: 'Semicolon',
    tab: 'Tab',
    pipe: 'Bar |',
    space: 'Spaces',
    none: 'One column',
  },
  decimals: { point: 'Point', comma: 'Comma' },
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
    gb18030: 'GBK, GB 18030',
    'windows-1252': 'Windows-1252',
  },
  orders: { yearFirst: 'Year, month, day', dayFirst: 'Day, month, year', monthFirst: 'Month, day, year' },
  types: { number: 'Number', date: 'Time', text: 'Text', ignore: 'Ignore' },
  pasteTitle: 'Paste a table',
  pasteHint: 'Rows from a spreadsheet, a CSV, or one number a line.',
  pasteText: 'Text of the table',
  load: 'Load',
  drawTitle: 'Draw a series',
} as const;

export const notes = {
  sorted: 'The rows were put in the order of time; line {{line}} is the first that was not.',
  duplicates_one: 'Line {{line}} repeats a time that was there before ({{label}}) and was left out.',
  duplicates_other:
    '{{count, number}} rows repeat a time that was there before and were left out; the first is line {{line}} ({{label}}).',
  rowsWithoutDate_one: 'Line {{line}} has no date and was left out.',
  rowsWithoutDate_other: '{{count, number}} rows without a date were left out; the first is line {{line}}.',
  datesAmbiguous: 'Dates such as “{{example}}” fit two orders and were read as {{order}}.',
  secondDate: 'The dates of {{column}} are not used: {{used}} names the rows.',
  textColumn_one:
    '{{column}} holds text (line {{line}}: “{{value}}”), so it is left out; under Preparation it can become inputs.',
  textColumn_other:
    '{{column}} hold text (line {{line}}: “{{value}}”), so they are left out; under Preparation they can become inputs.',
  windowShortened:
    'The window has $t(counts.steps, {"count": {{window}} }) instead of {{usual}}, to fit into $t(counts.rows, {"count": {{rows}} }).',
  oneLine: 'The one line of {{count, number}} numbers was read as a column.',
  emptyColumn: '{{column}} holds no value and was left out.',
  constantColumn: '{{column}} is {{value}} everywhere: there is nothing to forecast in it.',
  grouped: '“{{value}}” in {{column}}, line {{line}}, was read as {{read}}: the sign separates thousands.',
  renamed: 'A second column “{{from}}” is called {{column}} here.',
  encodingGuessed: 'The letters look like {{encoding}}.',
  everyNth: 'One of every {{n}} rows was read.',
} as const;

export const fileProblems = {
  fileRefused: 'the file {{name}} was not opened; your experiment stays as it is.',
  fileRefusedHere: 'the file {{name}} cannot be used. What is wrong with it:',
  filesTooMany: '{{count}} files were dropped, and one is opened at a time. Drop the one that you want.',
  fileMissing: 'the file {{name}} is not in this browser; open it again.',
  fileUnreadable: 'the file {{file}} could not be read ({{detail}}). Check that it is there, and open it again.',
  fileEmpty: 'the file is empty. Choose one with a row of numbers at least.',
  fileHeaderOnly:
    'there is a header, but no row of numbers below it. Add rows, or say that the first line is no header.',
  fileNoNumbers:
    'no column holds numbers (the first row is “{{sample}}”). Choose another delimiter or decimal sign under “Columns and format”, or another file.',
  fileBinary: 'this is not text and not a workbook. Choose a CSV, TSV, JSON or text file, or a workbook (.xlsx).',
  fileTooLarge:
    'the file has {{size}} MB, and at most {{max}} MB are read. Take one row in {{every}}, or a smaller file.',
  fileTooManyRows: 'there are more than {{max, number}} rows, as many as are read. Take one row in {{every}}.',
  fileTooManyColumns:
    'there are {{count}} columns, and at most {{max}} are read. Remove some, or choose another delimiter.',
  fileHeaderDiffers:
    'the header has $t(counts.cells, {"count": {{header}} }), but the rows have {{rows}}. Write decimal commas as points or in quotes, or name every column.',
  fileCell:
    '“{{value}}” in the column {{name}} is not a number. Correct it, write NA for a missing value, or change the column’s type under “Columns and format”.',
  fileDecimals:
    '“{{value}}” in the column {{name}} has another decimal sign than the rest. Write all numbers alike, or choose the decimal sign under “Columns and format”.',
  fileUnit:
    '“{{value}}” in the column {{name}} is no number with “{{unit}}” as the others have it. Write all alike, or NA for a missing value.',
  fileInfinite: '“{{value}}” in the column {{name}} is infinite. Write a finite number, or NA for a missing value.',
  fileHuge:
    '“{{value}}” in the column {{name}} is beyond ±{{max}} and would overflow. Take larger units, or write NA for a missing value.',
  fileNoDate: '“{{value}}” in the column {{name}} is no date that can be read. Choose another type for the column.',
  fileDates:
    '“{{value}}” in the column {{name}} is no date like “{{example}}”. Write all dates alike, or change the column’s type under “Columns and format”.',
  fileTimeColumns:
    '{{columns}} do not say when the rows are. Under “Columns and format” take one column of dates, or a date and a time of day, or year, month, day, hour, minute and second in this order.',
  fileTimesRepeat:
    'with this row the times in the column {{name}} begin to repeat, {{count, number}} times in all: the file seems to hold several series. Keep one of them, or ignore the column under “Columns and format”.',
  fileTooFewRows:
    'the file has $t(counts.rows, {"count": {{rows}} }) with numbers, too few to train on; at least {{min}} are needed. Add rows, or choose another file.',
  fileConstant:
    'the column {{name}} holds {{value}} in every row: there is nothing to forecast. Choose another column under “Columns and format”, or another file.',
  fileAllConstant:
    'no column changes: each of {{columns}} holds the same number in every row: there is nothing to forecast. Choose another column under “Columns and format”, or another file.',
  lineTooLong: 'this line has no end for {{max, number}} characters. Check that the file is a table.',
  cellTooLong:
    'this cell is longer than {{max, number}} characters, as many as a cell may have. Shorten it or leave its column out; where the cell should end earlier, close its quotation mark.',
  drawTooShort: '{{count}} values are too few for a series; give {{min}} at least.',
  drawTooLong: '{{count}} values are too many; give at most {{max}}.',
} as const;
