/** The words of the first-visit tour, in Chinese. */
export const tour = {
  invite: '第一次来？',
  start: '开始导览',
  refuse: '不需要导览',
  invitation: '导览',
  inHelp: '共八步：从认识序列到亲手固定一个门。',
  next: '下一步',
  back: '上一步',
  end: '完成',
  leave: '退出导览',
  progress: '{{current}}/{{total}}',
  waits: '轮到您了。',
  did: '已完成。',
  steps: {
    sequence: {
      title: '同一个序列',
      text: '所有网络都学习这个序列。末尾加阴影的部分不参与训练：验证集用来选择，测试集用来评判。',
    },
    train: { title: '训练', text: '按“训练”，等几秒：LSTM 和 GRU 就在这个浏览器里开始学习。' },
    curves: { title: '网络在学习', text: '损失在下降。粗线是网络没有见过的数据上的损失，越低越好。' },
    hover: {
      title: '每个门，每一步',
      text: '行是隐藏单元，列是时间步。把指针移到热图上，或轻触热图；也可以用 Tab 进入热图再按方向键。',
    },
    pin: {
      title: '选定一处',
      text: '在热图中点击或轻触，或按回车：这个位置就选定了，“选定位置的值”中是它的精确数值（窄屏幕上在更下方）。',
    },
    scrub: { title: '回到过去', text: '移动“轮次”滑块：那一刻的网络会回来，您可以看到门在何时成形。' },
    cell: { title: '细胞内部', text: '结构图和方程中是您选定之处的数值，都是实际算出的。' },
    clamp: {
      title: '现在破坏它',
      text: '展开“如果没有……会怎样？”，按“遗忘门 0”：训练好的 LSTM 失去记忆，下面的句子会说明损失因此升高了多少。',
    },
  },
};
