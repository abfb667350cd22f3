/** The words of pin, order of units, cell diagram and equations, in Chinese. */
export const cell = {
  order: '单元排序',
  orders: { natural: '原始顺序', mean: '按均值', similarity: '按相似度' },
  free: '取消固定',
  pinned: '已固定。',
  lost: '固定的位置（单元 {{unit}}，第 {{step}} 步）已移除：新的网络或序列中没有该位置。请在热图上点击重新固定。',
  title: '单元内部',
  contender: '单元内部所示选手',
  variants: {
    lstm: 'LSTM',
    gruResetAfter: 'GRU，乘积之后重置',
    gruResetBefore: 'GRU，乘积之前重置',
    simpleRnn: '简单 RNN',
  },
  where: '{{variant}}：单元 {{unit}}，第 {{step}} 步',
  diagram: '{{letter}} 的结构图，{{variant}}，单元 {{unit}}，第 {{step}} 步',
  equations: '方程',
  waiting: '正在读取该单元的权重。',
  noUnit: '{{letter}} 只有 {{units}} 个单元，没有单元 {{unit}}。请把指针移到它的热图上。',
  keras: '按 Keras 和 PyTorch 的写法表示 z',
  conventions: {
    rewrite: '当前写法：z 表示改写的比例（本页采用）。',
    keep: '当前写法：z 表示保留的比例（Keras 和 PyTorch），其权重取相反数。',
  },
  rowKeeps: '更新门，1 为保留',
  helpOf: '看什么：{{of}}',
  help: '每个门的下方，循环项、输入项和偏置自下而上相加，再由门压缩。线越粗数值越大；和为正用红色，为负用蓝色。固定某一步，看哪条线保留旧状态、哪条线写入新状态；下方的方程使用同样的数值。',
};
