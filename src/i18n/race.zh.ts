/** Words for the race of several seeds, in Chinese. */
export const race = {
  progress: '比赛',
  seeds: '每位选手的运行次数，每次从不同的初始权重开始。第一次显示在本页，其余在后台训练。',
  waiting: '共 {{total, number}} 次运行，按“训练”开始',
  going: '已完成 {{done, number}} / {{total, number}} 次运行',
  left: '{{runs}}，约剩 {{time}}',
  paused: '{{runs}}，已暂停',
  ended: '{{done, number}} / {{total, number}} 次运行已结束',
  cancel: '取消比赛',
};
