/** The example menu in Chinese. */
import type { Catalogue } from './catalogue';

export const examples: Catalogue['examples'] = {
  sunspots: {
    title: '1700 年以来的太阳黑子',
    description: '约十一年的周期，却从不完全重复：几秒钟内两个网络都能胜过朴素预测。',
  },
  airlineTutorial: {
    title: '航空旅客数，教程的做法',
    description: '两层各 50 个隐藏单元直接学习不断增长的序列：测试部分高于它们见过的一切。',
  },
  airlinePrepared: {
    title: '航空旅客数，先做数据准备',
    description: '先取对数再做季节差分：小网络的误差不到“上一周期的值”的一半，胜过教程的做法。',
  },
  seattleWeather: {
    title: '西雅图天气，四个输入',
    description: '由气温、降雨、风和月份预测气温：比“和昨天一样”略好。',
  },
  co2Gaps: {
    title: '逐周 CO₂，含空缺',
    description: '59 个空缺的周用样条插值填补并向网络标明；差分去掉趋势。',
  },
  births: { title: '美国每日出生人数', description: '十年的日数据，以周为节律：周末出生的孩子更少。' },
  seattleTemperature: {
    title: '西雅图气温',
    description: '四年的每日最高气温：网络能胜过“和昨天一样”吗？',
  },
  adding10: {
    title: '加法问题，10 步',
    description: '把两个带标记的数相加。距离这么短，LSTM 和 GRU 都能答对，简单 RNN 也能答对大部分。',
  },
  adding30: {
    title: '加法问题，30 步',
    description: '两个带标记的数相距更远：带门的网络记得住第一个数，简单 RNN 只能猜。',
  },
  adding100: {
    title: '加法问题，100 步',
    description: '1997 年 LSTM 论文中的任务：让门在开始时偏向保持，学完 74,000 个序列后没有一个答错。',
  },
  vanishing20: {
    title: '梯度消失：间隔 20',
    description: '三种细胞，参数量相当：距离这么短，简单 RNN 用多数种子还能学会相加。',
  },
  vanishing100: {
    title: '梯度消失：间隔 100',
    description: '同样的比赛，间隔扩大到五倍：简单 RNN 和别的网络一样大，但无论初始权重如何，都只能猜。',
  },
  vanishing200: {
    title: '梯度消失：间隔 200',
    description: '间隔再加一倍：门在开始时偏向保持，LSTM 和 GRU 仍能找到答案。',
  },
  twoSines: { title: '两个正弦', description: '两种周期之和。容易学，适合观察单个隐藏单元在跟踪什么。' },
  noisySine: { title: '带噪声的正弦', description: '网络会把噪声也背下来吗？背下多少？' },
  delayedRecall: { title: '延迟回忆', description: '说出若干步之前见过的符号：看看细胞把它存在哪里。' },
  temporalOrder30: {
    title: '时间顺序，30 步',
    description:
      '哪个符号先出现？五个种子下，LSTM 和 GRU 在 256 题中至少答对 255 题；简单 RNN 有三次全对，一次只对一半。',
  },
  temporalOrder100: {
    title: '时间顺序，100 步',
    description: '1997 年 LSTM 论文的实验 6a：一百步里只有两个符号重要，而且只看它们的先后。',
  },
  copy: { title: '复制字符串', description: '三个符号要跨过十个空白步。把间隔调到三十：简单 RNN 就开始遗忘了。' },
  parity: { title: '比特的奇偶', description: '一个比特就会翻转之后的每个回答：什么都不能忘，状态也不能衰减。' },
  brackets: { title: '括号深度', description: '一个计数器：找找哪个细胞状态遇到“(”上升、遇到“)”下降。' },
  noisySquare: {
    title: '带噪声的方波',
    description: '网络必须数步数才知道何时跳变，而“上一周期的值”只会连噪声一起照抄。',
  },
  chirp: { title: '线性调频信号', description: '越来越快：没有重复的周期，测试部分比训练时见过的都快。' },
  trendSeason: { title: '趋势与季节', description: '测试部分高于训练时见过的一切，网络的预测会变平：应先去趋势。' },
  randomWalk: {
    title: '随机游走',
    description: '没有什么可学：最好的预测就是上一个值，没有网络能胜过它。股价与此很像。',
  },
  logisticMap: { title: '逻辑斯谛映射', description: '看似噪声，其实只由一次乘法产生：网络能找到这条规则。' },
  mackeyGlass: { title: 'Mackey–Glass，向前 6 步', description: '经典的混沌基准：反馈要晚 17 步才到。' },
  lorenz: { title: '洛伦茨系统', description: '三个输入，一个目标：有了 y 和 z，几步之内的混沌系统也容易预测。' },
};
