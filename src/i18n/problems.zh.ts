/** The Chinese sentences for problems. */
import type { Catalogue } from './catalogue';
import { ledgerProblems } from './ledger.zh';
import { loadProblems } from './loading.zh';
import { fileKindProblems } from './files.zh';
import { fileProblems } from './own.zh';

export const problems: Catalogue['problems'] = {
  ...fileProblems,
  ...fileKindProblems,
  ...loadProblems,
  ...ledgerProblems,
  unknown: '未被接受（{{code}}；{{values}}）。请改回原值或换一个值。',
  unknownField: '没有这个字段。请删除它或检查拼写。',
  wrongType: '应为{{expected}}，却得到{{received}}。请给出{{expected}}。',
  tooSmall: '{{value}} 太小，请选择不小于 {{min}} 的值。',
  tooLarge: '{{value}} 太大，请选择不大于 {{max}} 的值。',
  notAbove: '{{value}} 太小，请选择大于 {{min}} 的数。',
  notInteger: '{{value}} 不是整数，请选择整数。',
  notFinite: '{{value}} 不是有限的数，请选择有限的数。',
  notOneOf: '{{value}} 不在可选范围内，请选择其一：{{options}}。',
  giveNumber: '请给出一个数；仍保留 {{kept}}。',
  giveNumberOrNothing: '请给出一个数，或留空。',
  notNumbers: '“{{value}}”不是数，请给出用逗号分隔的数。',
  listEmpty: '请至少给出一个数；仍保留 {{kept}}。',
  missingField: '缺少这个字段，请补上。',
  tooMany: '{{count}} 个太多，最多 {{max}} 个。请减少一些。',
  tooFew: '{{count}} 个太少，至少需要 {{min}} 个。请增加一些。',
  textTooLong: '“{{value}}”有 {{length, number}} 个字符，最多可有 {{max}} 个。请缩短它。',
  moreProblems: '此外还有 {{count, number}} 个问题。请先改正以上各项，其余的随后列出。',
  documentTooLong:
    '这里有 {{length, number}} 个字符，最多读取 {{max, number}} 个。请缩短：只需写出与默认值不同的部分。',
  documentTooDeep: '对象和列表的嵌套超过 {{max}} 层，这里用不到这么深。请删去多余的括号。',
  documentTooLarge: '这里的值超过 {{max, number}} 个，用不到这么多。请缩短列表。',
  notJson: '这不是 JSON。请检查括号、逗号和引号（{{detail}}）。',
  versionUnknown: '没有版本 {{version}}，本页面写的是版本 {{known}}。请删除或改正这个字段。',
  horizonTooLong: '{{rows}} 行放不下 {{horizon}} 步的预测，请选择不大于 {{max}} 的值。',
  seasonTooLong: '{{period}} 步的周期比训练部分（{{rows}} 行）还长，请选择不大于 {{max}} 的值。',
  columnsNotForSource: '序列“{{source}}”没有可选的列，请把这个列表留空。',
  duplicateColumn: '列 {{name}} 出现了两次，请去掉一个。',
  unknownTextColumn: '没有文字列 {{name}}，可选：{{options}}。',
  noTextColumn: '没有文字列 {{name}}：这个序列里没有可用的文字列（需有 2 至 1,000 种简短的不同取值）。请把此列表留空。',
  wordsTooMany: '{{rows, number}} 行的 {{inputs}} 个文字输入超过了 {{max, number}} 个数。请减少文字列，或减少行数。',
  valueTooLarge:
    '列 {{column}} 在 {{row}} 的值为 {{value}}，超过 {{max}}，网络无法用它计算。请改正或清空该单元格，或选择别的列。',
  noTrainingValue: '列 {{column}} 在训练部分没有任何值，空缺无法填补。请选择别的列，或增大训练部分的比例。',
  tooFewRows:
    '留给训练的只有 {{rows}} 行（开头的 {{lost}} 行被差分、滚动窗口和滞后占用）。请缩短它们，用填补代替删除行，或换更长的序列。',
  seasonUnknown: '季节差分需要周期，但既没有已知的周期，也没有找到。请填写“周期长度（步）”，或选择别的变换。',
  logNeedsPositive: '取对数需要大于零的值，但列 {{column}} 在 {{row}} 的值为 {{value}}。请选择别的变换，或去掉该列。',
  calendarNeedsDates: '各行没有日期，无法得知{{calendar}}。请去掉它，或选用带日期列的序列。',
  timeSinceNeedsDates: '各行没有日期，无法得知距上一行的时间。请去掉它，或选用带日期列的序列。',
  datesTooCoarse: '各行的标签只精确到{{precision}}，无法得知{{calendar}}。请去掉它。',
  boundsMissing: '按固定界限截断至少需要下限（low）或上限（high）之一。请填写一个，或选择别的异常值规则。',
  boundsCrossed: '下限 {{low}} 必须小于上限 {{high}}。请调低前者或调高后者。',
  resampleNeedsDates: '各行没有日期，无法按日历合并。请保持原样（null），或选用带日期列的序列。',
  resampleFiner: '行与行的间隔比{{interval}}还长，没有可合并的行。请选择更长的时段，或保持原样（null）。',
  resampleTooFew: '按{{interval}}合并后只剩 {{rows}} 行，而至少需要 {{min}} 行。请选择更短的时段，或保持原样（null）。',
  gapsNeedDates: '各行没有日期，无法知道时间上缺了哪些行。请选择“照旧，当作没有缺行”（ignore），或选用带日期列的序列。',
  gapsNoStep:
    '各行的时间间隔不均匀，没有共同的步长，无法知道缺了哪些行。请选择“照旧，当作没有缺行”（ignore），或先把各行按时段合并（resample）。',
  gapsStepChanges:
    '时间步长在 {{label}} 改变，无法知道缺了哪些行。请选择“照旧，当作没有缺行”（ignore），或先按较长的步长合并各行（resample）。',
  gapsTooMany:
    '补入时间上缺失的行后，序列会有 {{rows, number}} 行，而最多只能有 {{max, number}} 行。请选择“不让窗口跨越缺行”（split），或从文件中去掉最长空缺之前或之后的部分。',
  holesLeaveNoWindow:
    '{{part}}部分的缺行之间放不下 {{window}} 步的窗口加 {{horizon}} 步的预测。请缩短窗口或预测步数，或把缺的行补成缺失值（fill）。',
  holesLeaveNoEnd:
    '最后一处缺行之后只有 {{rows}} 行可用，放不下 {{window}} 步的窗口，因此无法预测末尾之后的值。请把窗口设为不大于该行数，或把缺的行补成缺失值（fill）。',
  csvQuotes: '引号没有闭合。请补上或去掉引号。',
  csvHeader: '应有的列是 {{expected}}，实际是 {{received}}。请改正第一行。',
  csvNoRows: '表头下面没有数据行。请添加数据。',
  csvRowLength: '这一行有 {{found}} 个单元格，应为 {{expected}} 个。请增减单元格。',
  csvCell: '列 {{column}} 中的“{{value}}”不是数。请改正。',
  versionTooNew: '这个实验由更新的页面制作：它的版本是 {{version}}，而本页面只认识到 {{known}}。请用更新的页面打开。',
  newerFileRules: '保存这个实验之后，读取文件 {{name}} 的规则已更新，恢复的数值可能有所不同。',
  linkRefused: '无法使用这个链接，已改为显示默认实验。',
  linkIgnored: '无法使用这个链接，您的实验保持不变。',
  viewIgnored: '链接中的“{{part}}”在本页没有对应的去处，已忽略。',
  linkTooLong: '链接有 {{length, number}} 个字符，最多读取 {{max, number}} 个。请确认它指向本页面，或重新索取链接。',
  unpackedTooLong: '链接解压后超过 {{max, number}} 个字符，任何实验都没有这么长。请重新索取链接。',
  brokenLink: '链接在“{{part}}”处损坏。请重新索取链接。',
  splitLeavesNothing: '验证 {{validation}} 加测试 {{test}} 给训练留下的太少，两者之和请不超过 {{max}}。',
  windowTooLong:
    '{{window}} 步的窗口加 {{horizon}} 步的预测放不进训练部分的 {{rows}} 行，窗口请选择不大于 {{max}} 的值。',
  partEmpty:
    '{{part}}部分只有 {{rows}} 行，放不下 {{horizon}} 步的预测。请把它的比例设为至少 {{min}}，或缩短预测步数。',
  recursiveNeedsInputs:
    '无法把单步预测反馈回去，因为没有人知道 {{columns}} 的未来值。请从输入中去掉它们、同时把它们设为目标，或选择直接策略。',
  recursiveSmoothed:
    '无法把单步预测反馈给 {{columns}}，因为这个输入经过平滑，而预测值没有。请选择不平滑，或选择直接策略。',
  beyondSmoothed:
    '要预测到末尾之后这么远，必须把预测值反馈给 {{columns}}，但这个输入经过平滑，而预测值没有。请选择不大于 {{max}} 的值，或选择不平滑。',
  beyondNeedsInputs:
    '要预测到序列末尾之后这么远，必须把预测值反馈回去，但没有人知道 {{columns}} 的未来值。请选择不大于 {{max}} 的值，或从输入中去掉它们。',
  aheadIsTarget: '{{name}} 是要预测的量，无法预先知道。请不要把它设为目标，或不要列入预先已知的列。',
  aheadNotInput: '网络不读取 {{name}}，因此谈不上预先读取。请把它设为输入，或不要列入预先已知的列。',
  beyondNotGiven:
    '要预测到末尾之后这么远，需要预先知道 {{columns}}，而数据只给出 $t(counts.rows, {"count": {{rows}} })。请保持自动，或在末尾添加没有目标值的行。',
  predictionsNeedForecast: '任务“{{task}}”没有逐行的预测。请去掉 --predictions，或改为预测一个序列。',
  unknownColumn: '没有名为 {{name}} 的列，请从中选择：{{options}}。',
  lengthsDiffer: '有 {{periods}} 个周期，却有 {{amplitudes}} 个振幅。请让每个周期对应一个振幅。',
  notStationary:
    'φ₂ = {{phi2}} 时，φ₁ = {{phi1}} 会使序列无限增大，请选择 −{{limit}} 与 {{limit}} 之间（不含两端）的 φ₁，或减小 φ₂。',
  taskNotForSource: '任务“{{value}}”不适合序列“{{source}}”，请用“{{use}}”，或设为自动。',
  lossNotForTask: '损失函数 {{value}} 不适合任务“{{task}}”，请选择其一：{{options}}，或设为自动。',
  notAvailable: '本版本不支持 {{value}}，请用 {{use}}。',
  datasetUnreadable: '无法读取文件 {{file}}（{{detail}}）。请重新加载页面，或选择别的序列。',
  lossNotFinite:
    '选手 {{contender}} 的损失在第 {{during}} 轮（第 {{step}} 步）不再是有效数值（梯度范数 {{gradientNorm}}，前一步为 {{normBefore}}），已退回$t(counts.wholeEpoch, {"count": {{epoch}} })。请降低学习率（现为 {{learningRate}}）或启用梯度裁剪，再按“训练”。',
  gradientNotFinite:
    '选手 {{contender}} 的梯度在第 {{during}} 轮（第 {{step}} 步）不再是有限的数值（范数为 {{gradientNorm}}，前一步为 {{normBefore}}），已退回$t(counts.wholeEpoch, {"count": {{epoch}} })。请降低学习率（现为 {{learningRate}}）或启用梯度裁剪，再按“训练”。',
  validationNotFinite:
    '选手 {{contender}} 在第 {{during}} 轮之后的验证损失不是有限的数值（{{valLoss}}），而训练损失仍为 {{trainLoss}}（最后一步的梯度范数为 {{normBefore}}），已退回$t(counts.wholeEpoch, {"count": {{epoch}} })。请降低学习率（现为 {{learningRate}}）或启用梯度裁剪，再按“训练”。',
  backendUnavailable: '后端 {{backend}} 无法在此运行（{{detail}}）。请选择其他后端，或设为自动。',
  workerFailed: '{{where}}的后台线程已中止（{{detail}}）。请按“重试”；其他网络学到的内容不受影响。',
  workerSilent: '{{where}}的后台线程意外停止，没有给出原因，可能是内存不足。请按“重试”，或减少隐藏单元或数据。',
  contenderNotThere: '没有第 {{contender}} 个选手，请选择 1 到 {{contenders}}。',
  layerNotThere: '网络没有第 {{layer}} 层，请选择 1 到 {{layers}}。',
  directionNotThere: '网络不反向读取，请选择正向，或把它设为双向。',
  gateNotInCell: '细胞类型 {{cell}} 没有“{{gate}}”，请选择它自己的门。',
  noCellState: '细胞类型 {{cell}} 没有细胞状态，请选择隐藏状态。',
  unitNotThere: '这一层没有第 {{unit}} 个隐藏单元，请选择 1 到 {{units}}。',
  outsideGateRange: '{{value}} 超出“{{gate}}”的取值范围，请选择 {{min}} 到 {{max}}。',
  outsideStateRange: '{{value}} 超出“{{gate}}”的取值范围，请选择 {{min}} 到 {{max}}。',
  stepNotThere: '序列没有第 {{step}} 步，请选择 1 到 {{steps}}。',
  stepsReversed: '从第 {{from}} 步到第 {{to}} 步的范围是空的，请先给较早的时间步。',
  variableNotThere: '序列没有可手动设置的第 {{variable}} 个变量，请选择 1 到 {{variables}}。',
  inputNeedsPositive: '变换要取对数，不能用 {{value}}，请给出大于零的值。',
  raceRunFailed:
    '选手 {{contender}} 的第 {{run}} 次运行未能训练（{{detail}}）。其余运行继续；按“重置”再按“训练”可重新比赛。',
  raceRunSilent:
    '选手 {{contender}} 的第 {{run}} 次运行丢失：它的后台线程意外停止，没有给出原因，可能是内存不足。其余运行继续；按“重置”再按“训练”可重新比赛；若再次发生，请减少隐藏单元或数据。',
  raceSettingsChanged:
    '比赛开始后更改过设置：更改只作用于本页的网络；其余 {{runs}} 次运行仍按开始时的设置训练，以便相互比较。按“重置”再按“训练”，以当前设置重新比赛。',
  labFailed: '实验室无法回答（{{detail}}）。请更改或移除一项干预，或按“重置”。',
  labStopped: '实验室已停止（{{detail}}）。网络与训练不受影响；请按“重试”重新启动实验室。',
  labSilent: '实验室意外停止，没有给出原因，可能是内存不足。网络与训练不受影响；请按“重试”重新启动实验室。',
  specTooLarge:
    '文件 {{file}} 有 {{size, number}} 字节，最多读取 {{max, number}} 字节。实验说明只需写出与默认值不同的部分；请换一个文件。',
  fileUnwritable: '无法写入文件 {{file}}（{{detail}}）。尚未开始训练；请换一个文件。',
  dumpUntouched: '转储的是训练好的原网络：实验中的 {{count}} 项干预不会应用。',
  interventionsDropped: '有 {{count}} 项干预不再适合现在的网络或数据，已被移除。请撤销更改，或在适合之处重新添加。',
};
