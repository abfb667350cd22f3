/** What the list of lessons says of each, in both languages, without loading them. */

interface Title {
  readonly title: string;
  /** What the learner can do afterwards, one sentence. */
  readonly goal: string;
}

const en: Readonly<Record<string, Title>> = {
  first: {
    title: 'What does a forget gate do?',
    goal: 'You have seen a network keep a number, and shut the gate that keeps it.',
  },
  'l01-hidden-state': {
    title: 'What is a sequence, what is a hidden state?',
    goal: 'You can say what the network knows at a step, and show that without a state only the present row is left.',
  },
  'l02-one-step': {
    title: 'One step by hand: the cell, its gates, its formulas',
    goal: 'You can compute a step of LSTM and GRU, count their parameters, and say by its removal what a gate is for.',
  },
  'l03-forget-gate': {
    title: 'The forget gate: keep, drop, and when',
    goal: 'You can tell three failures apart: no memory, no forgetting, and forgetting that is not timed.',
  },
  'l04-vanishing': {
    title: 'Why gates: the vanishing gradient',
    goal: 'You can read the gradient through time, say what training changes in it, and predict at which distance a plain RNN gives up.',
  },
  'l05-biases': {
    title: 'Initial biases: the race is decided before the start',
    goal: 'You can set the bias of the gate that keeps, predict the memory a cell starts with, and see through an unfair comparison.',
  },
  'l06-exploding': {
    title: 'Exploding gradients, and what clipping cannot do',
    goal: 'You can provoke an explosion, stop it by clipping, say how norm and value differ, and refute “clipping cures vanishing”.',
  },
  'l07-lstm-gru': {
    title: 'LSTM against GRU, fairly',
    goal: 'You can set up a race that deserves a verdict, and answer “X is better” with one.',
  },
  'l08-preparing': {
    title: 'Preparing a real series',
    goal: 'You can say why a rising series breaks a gated network, and choose the transform that takes rise and season out.',
  },
  'l09-naive': {
    title: 'Is it better than naive?',
    goal: 'You never again report an error without a baseline beside it, and you recognise the copied last value.',
  },
  'l10-holes': {
    title: 'Holes, jumps, disorder',
    goal: 'You can say what an LSTM does with a gap (nothing), choose how to fill it, and defend the choice with numbers.',
  },
  'l11-overfitting': {
    title: 'Overfitting',
    goal: 'You recognise overfitting in two lines, know the floor that noise sets, and have measured every usual cure.',
  },
  'l12-steps-ahead': {
    title: 'Several steps ahead',
    goal: 'You compare errors step by step, and know that a small error one step ahead promises nothing.',
  },
  'l13-variables': {
    title: 'Several variables: news or noise?',
    goal: 'You can add inputs, features and targets, and decide by the test error whether they bring news.',
  },
  'l14-knobs': {
    title: 'The knobs',
    goal: 'You tune in the right order, know how wide “about right” is, and buy no parameters that buy nothing.',
  },
  'l15-state': {
    title: 'Reading the state',
    goal: 'You read the plane of a state and its eigenvalues with their limits: what is shown is there, what is not shown may be there all the same.',
  },
  'l16-surgery': {
    title: 'Surgery: which unit, which gate, which input',
    goal: 'You can find the unit that matters, break it and repair it, and tell “goes together with” from “causes”.',
  },
  'l18-choosing': {
    title: 'Choosing well',
    goal: 'You know how large luck is before you choose by a number: over seeds, over origins, and over tries.',
  },
};

const zh: Readonly<Record<string, Title>> = {
  first: { title: '遗忘门到底做什么？', goal: '你看到了网络怎样记住一个数，也亲手关掉了让它记住的门。' },
  'l01-hidden-state': {
    title: '什么是序列，什么是隐藏状态？',
    goal: '能说出网络在某一步知道些什么，并演示没有状态就只剩当前这一行。',
  },
  'l02-one-step': {
    title: '手算一步：细胞、门与公式',
    goal: '会手算 LSTM 和 GRU 的一步，会数参数，并能靠“拿走它”说清每个门的用处。',
  },
  'l03-forget-gate': {
    title: '遗忘门：留什么、丢什么、何时丢',
    goal: '能分清三种不同的毛病：记不住、忘不掉、忘得不是时候。',
  },
  'l04-vanishing': {
    title: '为什么要有门：梯度消失',
    goal: '会看随时间回传的梯度，能说出训练改变了其中什么，并预测简单 RNN 隔多远就学不会。',
  },
  'l05-biases': {
    title: '初始偏置：比赛没开始，胜负已分',
    goal: '会设“负责保持的门”的偏置，会估计细胞一开始能记多久，会识破不公平的比较。',
  },
  'l06-exploding': {
    title: '梯度爆炸，以及裁剪办不到的事',
    goal: '能让梯度爆炸，再用裁剪止住；说清按范数与按数值的区别；驳倒“裁剪能治梯度消失”。',
  },
  'l07-lstm-gru': {
    title: 'LSTM 与 GRU，公平比一次',
    goal: '会安排一场值得下结论的比赛，并用它回应“某某更好”的说法。',
  },
  'l08-preparing': {
    title: '真实序列要先整理',
    goal: '能说清上升的序列为什么让门控网络失灵，并会选变换去掉趋势和季节。',
  },
  'l09-naive': { title: '比最简单的预测强吗？', goal: '报告误差时总会并列一个基线，并能认出“照抄上一个值”的预测。' },
  'l10-holes': {
    title: '空缺、突变与乱序',
    goal: '能说清 LSTM 遇到空缺时做了什么（什么也没做），会选填补办法，并用数字说明理由。',
  },
  'l11-overfitting': { title: '过拟合', goal: '能从两条线认出过拟合，知道噪声定下的底线，并亲手量过各种常用办法。' },
  'l12-steps-ahead': { title: '一次预测好几步', goal: '会逐步比较误差，并知道单步误差小并不保证什么。' },
  'l13-variables': {
    title: '多个变量：是信息还是噪声？',
    goal: '会添加输入、特征和目标，并凭测试误差判断它们有没有带来新信息。',
  },
  'l14-knobs': { title: '几个旋钮', goal: '会按合适的次序调参，知道“差不多”的范围有多宽，不为没用的参数付代价。' },
  'l15-state': {
    title: '读懂状态',
    goal: '会看状态平面图和特征值，也知道它们的局限：画出来的确实有，没画出来的未必没有。',
  },
  'l16-surgery': {
    title: '动手术：哪个隐藏单元，哪个门，哪个输入',
    goal: '会找出要紧的隐藏单元，把它弄坏再修好，分得清“相伴出现”和“就是原因”。',
  },
  'l18-choosing': {
    title: '怎样选才可靠',
    goal: '凭数字做选择之前，知道运气有多大：换种子、换起点、多试几次各会差多少。',
  },
};

const TITLES = { en, zh };

export const titlesIn = (language: keyof typeof TITLES): Readonly<Record<string, Title>> => TITLES[language];
