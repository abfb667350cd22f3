/** The Chinese words for scripts of the page that did not arrive, and for parts that could not be drawn. */
import type { Catalogue } from './catalogue';

export const scripts: Catalogue['scripts'] = {
  learn: '课程',
  curves: '学习曲线',
  gates: '门控实验室',
  verdict: '结论',
  verdictLine: '一句话结论',
  runs: '运行记录',
  preparation: '数据准备',
  chart: '图表',
  race: '各次运行的进度',
  dialog: '对话框',
  habits: '对预测的说明',
  saving: '保存图片和表格',
  language: '该语言的文字',
  ledger: '保存运行记录',
  trainer: '训练',
  data: '数据准备',
  lab: '实验室',
  racer: '其余各次运行',
};

export const loadProblems: Pick<
  Catalogue['problems'],
  'loadOffline' | 'loadServer' | 'loadElse' | 'loadRenewed' | 'loadStuck' | 'loadPassing' | 'runsNotKept'
> = {
  loadOffline: '“{{script}}”未能加载：连接不上本页的服务器。请检查网络，然后重试。',
  loadServer: '“{{script}}”未能加载：本页的服务器返回错误 {{status}}。请稍后重试。',
  loadElse: '“{{script}}”未能加载：收到的是别的内容，例如网络的登录页。请在新标签页中打开本页查看，然后重试。',
  loadRenewed:
    '“{{script}}”未能加载：本页已更新为新版本。请刷新页面：实验保存在地址中，训练过的网络会先存入“运行记录”。',
  loadStuck:
    '“{{script}}”未能加载：服务器上有这个文件，但浏览器不再请求它。请刷新页面：实验保存在地址中，训练过的网络会先存入“运行记录”。',
  loadPassing: '“{{script}}”刚才未能加载，但服务器现在可以提供它。请重试。',
  runsNotKept:
    '有训练过的网络未能存入“运行记录”（{{runs}} 个），刷新后就会丢失。请先在“运行记录”中导出，或放弃它们直接刷新。',
};

export const loading: Catalogue['loading'] = {
  curves: '学习曲线正在加载',
  helpOf: '看什么：{{of}}',
  again: '重新加载',
  reload: '刷新页面',
  keeping: '正在把训练过的网络存入“运行记录”…',
  anyway: '放弃它们，直接刷新',
};

export const crashes: Catalogue['crashes'] = {
  part: '“{{name}}”显示出错。其他部分照常运行，您的设置和训练都还在。',
  again: '“{{name}}”再次出错。请撤销上一步更改，或换一种显示方式，然后重新绘制；页面其他部分照常运行。',
  details: '详情',
  copy: '复制详情',
};
