import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../../src/experiment/examples';
import { DATASET_IDS } from '../../../src/experiment/schema';
import { chinese, english } from './sentences';

const variables = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)(?:, number)?\}\}/g)].map(([, name]) => name!).sort();

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fill the same variables into each sentence', () => {
    for (const [key, text] of english) {
      expect(new Set(variables(chinese.get(key)!)), key).toEqual(new Set(variables(text)));
    }
  });

  it('leave no sentence empty', () => {
    for (const [key, text] of [...english, ...chinese]) expect(text.trim(), key).not.toBe('');
  });

  it('use the field’s Chinese terms, as given by the product’s design', () => {
    const terms = {
      'gates.f': '遗忘门',
      'gates.i': '输入门',
      'gates.o': '输出门',
      'gates.g': '候选状态',
      'gates.c': '细胞状态',
      'gates.h': '隐藏状态',
      'gates.z': '更新门',
      'gates.r': '重置门',
      'fields.learningRate': '学习率',
      'fields.batchSize': '批大小',
      'fields.clipping': '梯度裁剪',
    };
    for (const [key, term] of Object.entries(terms)) expect(chinese.get(key), key).toBe(term);
    expect(chinese.get('help.look.memory')).toContain('梯度消失');
  });

  it('title and describe every example, and name every data set', () => {
    for (const { id } of EXAMPLES) {
      expect(english.has(`examples.${id}.title`), id).toBe(true);
      expect(english.has(`examples.${id}.description`), id).toBe(true);
    }
    for (const id of DATASET_IDS) {
      expect(english.has(`source.${id}`), id).toBe(true);
      expect(english.has(`lessons.${id}`), id).toBe(true);
    }
  });

  it('have a sentence for every problem that the rooms report', () => {
    const files = ['experiment', 'data', 'training', 'store'].flatMap((room) => {
      const folder = join(import.meta.dirname, '../../../src', room);
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(folder, name), 'utf8'));
    });
    const codes = files.flatMap((text) =>
      [...text.matchAll(/\bproblem\(\s*[^,]+?,\s*'(\w+)'/g)].map(([, code]) => code!),
    );
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) expect(english.has(`problems.${code}`), code).toBe(true);
  });
});
