/** Where sequences come from, in Chinese. */
import type { Catalogue } from './catalogue';

export const source: Catalogue['source'] = {
  real: '真实序列',
  synthetic: '合成序列',
  periodic: '合成序列：波形',
  random: '合成序列：随机',
  chaotic: '合成序列：混沌',
  memory: '记忆任务',
  dataset: '数据集',
  sine: '正弦',
  sumOfSines: '正弦之和',
  square: '方波',
  sawtooth: '锯齿波',
  triangle: '三角波',
  chirp: '线性调频信号',
  dampedOscillation: '阻尼振荡',
  trendSeason: '趋势、季节与噪声',
  randomWalk: '随机游走',
  ar2: '自回归 AR(2)',
  logisticMap: '逻辑斯谛映射',
  mackeyGlass: 'Mackey–Glass 方程',
  lorenz: '洛伦茨系统，x、y、z',
  adding: '加法问题',
  delayedRecall: '延迟回忆',
  temporalOrder: '时间顺序',
  copy: '复制',
  parity: '奇偶校验',
  brackets: '括号深度',
  sunspots: '太阳黑子，逐年',
  airline: '航空旅客数，逐月',
  births: '美国出生人数，逐日',
  seattleTemperature: '西雅图气温，逐日',
  co2: '莫纳罗亚 CO₂ 浓度，逐月',
  co2Weekly: '莫纳罗亚 CO₂ 浓度，逐周',
  elNino: '厄尔尼诺海面温度，逐月',
  usEconomy: '美国经济，逐季',
};

export const lags: Catalogue['lags'] = {
  adding: '序列约有这么多步，第一个数要在其中大部分时间里被记住。',
  delayedRecall: '从看到符号到说出它之间的步数。',
  temporalOrder: '序列的步数。结尾处要回答：前段和中段出现的分别是 X 还是 Y。',
  copy: '字符串与“开始”标记之间的空白步数，标记之后要把字符串重复一遍。',
  parity: '序列的位数。每一位之后回答：到此为止 1 的个数是偶数还是奇数？',
  brackets: '序列的括号数。每个括号之后回答：还有几个括号没有闭合？',
};

export const madeUp: Catalogue['madeUp'] = {
  value: '数值',
  marker: '标记',
  sum: '和',
  bit: '比特',
  even: '偶',
  odd: '奇',
  blank: '空白',
  go: '开始',
};
