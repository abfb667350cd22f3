/** Words for contenders side by side, in Chinese. */
import type { Catalogue } from './catalogue';

export const contenders: Catalogue['contenders'] = {
  duplicate: '复制选手 {{letter}}',
  differs: 'A：{{value}}',
  differsIn: '与 A 不同：{{list}}',
  difference: '{{field}}：{{own}}（A：{{first}}）',
  yes: '是',
  no: '否',
  match: '与 A 匹配',
  matchings: { none: '关', units: '隐藏单元数', parameters: '参数量' },
  matched: {
    units: '其他选手的隐藏单元数与 A 相同。',
    parameters: '其他选手取参数量最接近 A 的隐藏单元数。',
  },
};
