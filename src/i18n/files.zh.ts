/** Chinese words for what was concluded of a file, and for kinds of files and what is wrong with them. */
import type {
  fileKindProblems as englishProblems,
  fileNotes as englishNotes,
  fileSteps as englishSteps,
} from './files.en';

type Like<C> = { readonly [K in keyof C]: string };

export const fileNotes: Like<typeof englishNotes> = {
  linesSkipped_one: '表格上方的第 {{line}} 行（“{{value}}”）已略去。',
  linesSkipped_other: '表格上方有 {{count, number}} 行已略去，第一个是第 {{line}} 行（“{{value}}”）。',
  headerRows_one: '第 {{line}} 行（“{{value}}”）属于表头，没有当作数据读取。',
  headerRows_other: '表头首行之下，从第 {{line}} 行（“{{value}}”）起有 {{count, number}} 行没有当作数据读取。',
  unitsRow: '第 {{line}} 行写的是单位（“{{value}}”）。',
  rowNames: '表头比各行少一个单元格，因此第一列被当作行名。',
  footer_one: '表格下方的第 {{line}} 行（“{{value}}”）已略去。',
  footer_other: '表格下方有 {{count, number}} 行已略去，第一个是第 {{line}} 行（“{{value}}”）。',
  leftOut_one: '按设置略去了第 {{line}} 行。',
  leftOut_other: '按设置略去了 {{count, number}} 行，第一个是第 {{line}} 行。',
  multiplied: '{{column}} 第 {{line}} 行的“{{value}}”读作 {{read, number}}：其中的字母表示倍数。',
  missingCode_one: '{{column}} 中的 {{value}} 与其他值相差很远。如果它表示缺失，请在“列与格式”中说明。',
  missingCode_other:
    '{{column}} 中的 {{value}} 与其他值相差很远，并出现了 {{count, number}} 次。如果它表示缺失，请在“列与格式”中说明。',
  timeJoined: '各行的时间由 {{columns}} 合成：“{{example}}”即 {{label}}。',
  timeFromNumbers: '{{column}} 的单元格读作时间：“{{example}}”即 {{label}}。',
  intervals: '{{column}} 是“{{example}}”这样的时间段，以各段的开始为准。',
  strayDays_one: '有一行落在这个序列平时没有数据的星期几（{{label}}）；这样的日子不算缺行。',
  strayDays_other:
    '有 {{count, number}} 行落在这个序列平时没有数据的星期几（第一处是 {{label}}）；这样的日子不算缺行。',
  missingRows_one: '按时间缺少一行，在 {{label}} 之后：步长是{{step}}。',
  missingRows_other:
    '按时间缺少 {{count, number}} 行，分布在 {{places, number}} 处，第一处在 {{label}} 之后：步长是{{step}}。',
  stepChanges: '时间步长在 {{label}} 由{{before}}变为{{after}}。',
  severalSeries:
    '文件中有 {{count, number}} 个序列，以 {{column}} 区分；读取的是“{{name}}”。要读取另一个，请在“列与格式”中选择。',
  turned: '这张表的时间横向排列，因此已转置：{{count, number}} 行各成为一列，第一列是“{{name}}”。',
  targetGuessed_one: '如果不另行选择，预测的是 {{column}}；另有一列也可以预测。',
  targetGuessed_other: '如果不另行选择，预测的是 {{column}}；另有 {{count, number}} 列也可以预测。',
  jsonArray_one: '只有一个数的列表已作为一列读取。',
  jsonArray_other: '有 {{count, number}} 个数的列表已作为一列读取。',
  sheet: '读取的是工作表“{{sheet}}”，共有 {{count}} 个工作表。',
};

export const fileSteps: Like<typeof englishSteps> = {
  millisecond_one: ' {{count}} 毫秒',
  millisecond_other: ' {{count}} 毫秒',
  second_one: ' {{count}} 秒',
  second_other: ' {{count}} 秒',
  minute_one: ' {{count}} 分钟',
  minute_other: ' {{count}} 分钟',
  hour_one: ' {{count}} 小时',
  hour_other: ' {{count}} 小时',
  day_one: ' {{count}} 天',
  day_other: ' {{count}} 天',
  week_one: ' {{count}} 周',
  week_other: ' {{count}} 周',
  month_one: ' {{count}} 个月',
  month_other: ' {{count}} 个月',
  quarter_one: ' {{count}} 个季度',
  quarter_other: ' {{count}} 个季度',
  year_one: ' {{count}} 年',
  year_other: ' {{count}} 年',
};

export const fileKindProblems: Like<typeof englishProblems> = {
  fileWorkbook: '无法读取这个工作簿（{{detail}}）。请在电子表格程序中打开它，重新保存为 .xlsx，或把工作表另存为 CSV。',
  fileOldWorkbook: '这是旧格式的工作簿（.xls），或设有密码。请另存为没有密码的 .xlsx，或把工作表另存为 CSV，再打开。',
  fileSheetUnknown: '没有名为“{{name}}”的工作表；可选：{{options}}。',
  fileArchive: '这是一个 zip 压缩包（{{names}} …）。请解压，再打开其中一个文件。',
  fileGzip: '无法解压这个 gzip 文件（{{detail}}）。请重新下载，或先解压，再打开其中的文件。',
  fileGzipOfArchive: '这个 gzip 文件里是一个压缩包。请解压，再打开其中一个文件。',
  fileUnpackedTooLarge: '解压后这个文件超过了 {{max}} MB 的上限。请解压，再打开其中的一部分。',
  fileImage: '这是一张图片。图片中的表格无法读取；请打开表格本身，如 CSV 文件或工作簿。',
  filePdf: '这是 PDF 文档。请把其中的表格复制到电子表格程序，另存为 CSV。',
  fileParquet: '这是 Parquet 文件。请写成 CSV（pandas：先 read_parquet，再 to_csv），再打开。',
  fileArrays: '这是数组文件（NumPy、HDF5 或 MATLAB）。请把一个数组写成 CSV，再打开。',
  fileDatabase: '这是数据库（SQLite）。请把其中一张表导出为 CSV，再打开。',
  fileIdx:
    '这是 IDX 格式的图像或标签，与 MNIST 相同。它们是带类别的序列，而这里只读取数值序列。请改选一个含有数值序列的文件。',
  fileWebPage: '这是保存下来的网页，不是网页上显示的表格。请在网页上点击原始文件或下载的链接，再打开得到的文件。',
  fileXml: '这是 XML 文件，不是表格。请把所需内容存为 CSV 或工作簿，再打开。',
  fileSequenceArchive: '这是 UCR/UEA 数据集中带标签的序列。这里只读取数值序列；请把一个序列写成一列数，再打开。',
  fileLabelledSequences:
    '这里有 {{sequences, number}} 个带标签的序列，每行一个，共 {{classes}} 类，每个 {{steps}} 步。这里只读取数值序列：在“列与格式”中转置表格后，每行就是一个序列。',
  fileRunningText: '这是一篇文字（“{{sample}}”），不是表格：没有一列是数字。请选择含有数值序列的文件。',
  fileSequenceUnknown: '没有名为“{{name}}”、能区分各序列的列；可选：{{options}}。',
  fileSeriesUnknown: '文件中没有名为“{{name}}”的序列；可选：{{options}}。',
  fileJsonShape: '这个 JSON 中没有表格。请给出数的列表、行的列表，或名称相同的记录的列表。',
  fileJsonLine: '这一行不像上面各行那样是 JSON 记录。请改正或删去它。',
  fileJsonTooLarge: '最多读取 {{max}} MB 的 JSON 文件。请把表写成更小的 CSV。',
};
