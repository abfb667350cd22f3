/** English words for what was concluded of a file, and for kinds of files and what is wrong with them. */

/** Added to the notes of the user's own data. */
export const fileNotes = {
  linesSkipped_one: 'Line {{line}} above the table was left out (“{{value}}”).',
  linesSkipped_other:
    '{{count, number}} lines above the table were left out; the first is line {{line}} (“{{value}}”).',
  headerRows_one: 'Line {{line}} (“{{value}}”) belongs to the header and was not read as data.',
  headerRows_other:
    '{{count, number}} lines below the first one of the header, from line {{line}} (“{{value}}”), were not read as data.',
  unitsRow: 'Line {{line}} names the units (“{{value}}”).',
  rowNames: 'The header has one cell less than the rows, so the first column was taken for names of rows.',
  footer_one: 'Line {{line}} below the table (“{{value}}”) was left out.',
  footer_other: '{{count, number}} lines below the table were left out; the first is line {{line}} (“{{value}}”).',
  leftOut_one: 'Line {{line}} was left out, as the settings say.',
  leftOut_other: '{{count, number}} lines were left out, as the settings say; the first is line {{line}}.',
  multiplied:
    '“{{value}}” in {{column}}, line {{line}}, was read as {{read, number}}: the letter stands for a multiple.',
  missingCode_one:
    '{{value}} in {{column}} is far from all other values. If it stands for a missing value, say so under “Columns and format”.',
  missingCode_other:
    '{{value}} in {{column}} is far from all other values and stands there {{count, number}} times. If it stands for a missing value, say so under “Columns and format”.',
  timeJoined: 'The time of a row was put together from {{columns}}: “{{example}}” is {{label}}.',
  timeFromNumbers: 'The cells of {{column}} were read as times: “{{example}}” is {{label}}.',
  intervals: '{{column}} holds intervals such as “{{example}}”; the beginning of each counts.',
  strayDays_one:
    'One row falls on a day of the week that the series otherwise leaves out ({{label}}): such days count as none that are missing.',
  strayDays_other:
    '{{count, number}} rows fall on days of the week that the series otherwise leaves out (the first is {{label}}): such days count as none that are missing.',
  missingRows_one: 'One row is missing in time, after {{label}}: the step is {{step}}.',
  missingRows_other:
    '{{count, number}} rows are missing in time, in $t(counts.places, {"count": {{places}} }), the first after {{label}}: the step is {{step}}.',
  stepChanges: 'The step of time changes from {{before}} to {{after}} at {{label}}.',
  severalSeries:
    'The file holds $t(counts.series, {"count": {{count}} }), told apart by {{column}}; “{{name}}” was read. Choose another one under “Columns and format”.',
  turned:
    'The table has its times across, so it was turned: each of its $t(counts.rows, {"count": {{count}} }) is a column now, the first is “{{name}}”.',
  targetGuessed_one: '{{column}} is predicted unless you choose otherwise; one other column could be.',
  targetGuessed_other: '{{column}} is predicted unless you choose otherwise; {{count, number}} other columns could be.',
  jsonArray_one: 'The list of one number was read as a column.',
  jsonArray_other: 'The list of {{count, number}} numbers was read as a column.',
  sheet: 'The sheet “{{sheet}}” was read, one of {{count}}.',
} as const;

/** A step of time, by its unit. */
export const fileSteps = {
  millisecond_one: '{{count}} ms',
  millisecond_other: '{{count}} ms',
  second_one: '{{count}} second',
  second_other: '{{count}} seconds',
  minute_one: '{{count}} minute',
  minute_other: '{{count}} minutes',
  hour_one: '{{count}} hour',
  hour_other: '{{count}} hours',
  day_one: '{{count}} day',
  day_other: '{{count}} days',
  week_one: '{{count}} week',
  week_other: '{{count}} weeks',
  month_one: '{{count}} month',
  month_other: '{{count}} months',
  quarter_one: '{{count}} quarter',
  quarter_other: '{{count}} quarters',
  year_one: '{{count}} year',
  year_other: '{{count}} years',
} as const;

export const fileKindProblems = {
  fileWorkbook:
    'this workbook cannot be read ({{detail}}). Open it in the spreadsheet program and save it again as .xlsx, or save the sheet as CSV.',
  fileOldWorkbook:
    'this is an old workbook (.xls), or one with a password. Save it as .xlsx without a password, or the sheet as CSV, and open that.',
  fileSheetUnknown: 'there is no sheet “{{name}}”; take from: {{options}}.',
  fileArchive: 'this is a zip archive ({{names}} …). Unpack it, and open one of the files in it.',
  fileGzip: 'this gzip file cannot be unpacked ({{detail}}). Fetch it again, or unpack it and open what is in it.',
  fileGzipOfArchive: 'this gzip file holds an archive. Unpack it, and open one of the files in it.',
  fileUnpackedTooLarge:
    'unpacked, this file is larger than {{max}} MB, as much as is read. Unpack it, and open a part of it.',
  fileImage: 'this is a picture. A picture of a table cannot be read; open the table itself, as CSV or as a workbook.',
  filePdf: 'this is a PDF document. Copy the table from it into a spreadsheet program, and save it there as CSV.',
  fileParquet: 'this is a Parquet file. Write it as CSV (in pandas: read_parquet, then to_csv), and open that.',
  fileArrays: 'this is a file of arrays (NumPy, HDF5 or MATLAB). Write one array as CSV, and open that.',
  fileDatabase: 'this is a database (SQLite). Export one of its tables as CSV, and open that.',
  fileIdx:
    'these are images or labels in the IDX format, as MNIST has them. They are sequences with classes, and only series are read here. Choose a file with a series of numbers.',
  fileWebPage:
    'this is a saved web page, not the table that it shows. On the page, use the link to the raw or the downloaded file, and open that.',
  fileXml: 'this is an XML file, not a table. Save what you need as CSV or as a workbook, and open that.',
  fileSequenceArchive:
    'these are labelled sequences of the UCR and UEA archive. Only series are read here; write one sequence as a column of numbers, and open that.',
  fileLabelledSequences:
    'these are $t(counts.sequences, {"count": {{sequences}} }) with {{classes}} classes and {{steps}} steps each, one a row. Only series are read here: turn the table under “Columns and format”, and each row is a series.',
  fileRunningText:
    'this is running text (“{{sample}}”), not a table: no column holds numbers. Choose a file with a series of numbers.',
  fileSequenceUnknown: 'no column named “{{name}}” tells series apart; take from: {{options}}.',
  fileSeriesUnknown: 'the file holds no series “{{name}}”; take from: {{options}}.',
  fileJsonShape:
    'there is no table in this JSON. Give a list of numbers, a list of rows or a list of records with equal names.',
  fileJsonLine: 'this line is not a JSON record, as the lines above are. Correct it or remove it.',
  fileJsonTooLarge: 'JSON files of at most {{max}} MB are read. Write the table as CSV, which is smaller.',
} as const;
