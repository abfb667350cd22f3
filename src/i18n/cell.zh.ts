/** The words of pin, order of units, cell diagram and equations, in Chinese. */
export const cell = {
  order: '单元排序',
  orders: { natural: '原始顺序', mean: '按均值', similarity: '按相似度' },
  free: '取消固定',
  pinned: '已固定。',
  lost: '固定的位置（单元 {{unit}}，第 {{step}} 步）已移除：新的网络或序列中没有该位置。请在热图上点击重新固定。',
};
