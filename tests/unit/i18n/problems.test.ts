import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import { problem } from '../../../src/experiment/problem';
import { fieldName, languageFor, problemSentence } from '../../../src/i18n';
import { words } from '../../../src/i18n/both';
import { problems as englishProblems } from '../../../src/i18n/problems.en';
import { problems as chineseProblems } from '../../../src/i18n/problems.zh';

const english = words('en').t;
const chinese = words('zh').t;

describe('a problem in words', () => {
  it('says where, what and what to do, with the path for those who write specs', () => {
    expect(problemSentence(problem('contenders.0.units', 'tooSmall', { value: 0, min: 1 }), english)).toBe(
      'Contender A, Units (contenders.0.units): 0 is too small; choose 1 or more.',
    );
  });

  it('names the run of a file and its part, with the path in brackets', () => {
    const missing = problem('runs.1.curves', 'missingField', { field: 'curves' });
    expect(problemSentence(missing, english)).toMatch(/^Run 2, curves \(runs\.1\.curves\): this field is missing/);
    expect(problemSentence(missing, chinese)).toMatch(/^第 2 次运行，曲线（runs\.1\.curves）：缺少这个字段/);
    expect(fieldName('runs.0.spec.contenders.1.units', english)).toBe('Run 1, Contender B, Units');
    expect(fieldName('runs.0', chinese)).toBe('第 1 次运行');
    expect(fieldName('run.ended', english)).toBe('time of its end');
    expect(fieldName('run.ended', chinese)).toBe('结束时间');
    expect(fieldName('run.spec.contenders.1.units', english)).toBe('Contender B, Units');
  });

  it('says first in the page’s language what is wrong with a text, and then what the browser found', () => {
    const broken = problem('', 'notJson', { detail: 'Unexpected token' });
    expect(problemSentence(broken, chinese)).toBe('这不是 JSON。请检查括号、逗号和引号（Unexpected token）。');
  });

  it('speaks Chinese too', () => {
    expect(problemSentence(problem('task.horizon', 'tooSmall', { value: 0, min: 1 }), chinese)).toBe(
      '预测步数（task.horizon）：0 太小，请选择不小于 1 的值。',
    );
  });

  it('names parts and tasks in the page’s language', () => {
    const values = { part: 'test', rows: 0, horizon: 3, min: 0.1 };
    expect(problemSentence(problem('preparation.split.test', 'partEmpty', values), chinese)).toContain('测试部分');
  });

  it('starts with a capital letter where there is no field', () => {
    expect(problemSentence(problem('', 'workerFailed', { where: 'A', detail: 'x' }), english)).toMatch(
      /^The worker of A/,
    );
  });

  it('names types with their articles, in the page’s language', () => {
    const wrong = problem('seed', 'wrongType', { expected: 'number', received: 'string' });
    expect(problemSentence(wrong, english)).toContain('expected a number but got text. Give a number.');
    expect(problemSentence(wrong, chinese)).toContain('应为数字，却得到文本。');
  });

  it('counts in the singular and the plural, thousands grouped', () => {
    const empty = (rows: number) =>
      problemSentence(
        problem('preparation.split.test', 'partEmpty', { part: 'test', rows, horizon: 3, min: 0.1 }),
        english,
      );
    expect(empty(1)).toContain('would have 1 row, too few');
    expect(empty(0)).toContain('would have 0 rows, too few');
    const season = { period: 5000, rows: 2556, max: 2556 };
    expect(problemSentence(problem('task.seasonalPeriod', 'seasonTooLong', season), english)).toContain(
      'a season of 5,000 steps is longer than the training part (2,556 rows); choose at most 2556.',
    );
  });

  it('counts epochs from 1, and says where a network went back to before the first one ended', () => {
    const broken = (epoch: number) =>
      problemSentence(
        problem('training.learningRate', 'lossNotFinite', {
          contender: 'A',
          step: 3,
          during: epoch + 1,
          epoch,
          gradientNorm: 'Infinity',
          normBefore: 9,
          learningRate: 10,
        }),
        english,
      );
    expect(broken(0)).toMatch(/in epoch 1, step 3 .* back to its initial weights\./);
    expect(broken(4)).toMatch(/in epoch 5, .* back to the end of epoch 4\./);
  });

  it('says of a validation loss that is not finite what was still a number, in both languages', () => {
    const broken = problem('training.learningRate', 'validationNotFinite', {
      contender: 'B',
      step: 40,
      during: 5,
      epoch: 4,
      valLoss: 'Infinity',
      trainLoss: 0.2,
      normBefore: 3,
      learningRate: 0.1,
    });
    expect(problemSentence(broken, english)).toMatch(
      /validation loss of contender B is not a finite number after epoch 5 \(Infinity\), though the training loss was still 0\.2 .* back to the end of epoch 4\./,
    );
    expect(problemSentence(broken, chinese)).toMatch(/验证损失不是有限的数值（Infinity），而训练损失仍为 0\.2/);
  });

  it('gives line and column of a file', () => {
    const broken = problem('line 12, column 3', 'csvCell', { value: 'x', column: 'wind' });
    expect(problemSentence(broken, english)).toMatch(/^Line 12, column 3: “x” in the column wind/);
    expect(problemSentence(problem('line 4', 'csvQuotes'), chinese)).toMatch(/^第 4 行/);
  });

  it('stays honest about a code that the catalogue does not know', () => {
    expect(problemSentence(problem('task.window', 'brandNew', { window: 12 }), english)).toBe(
      'Window (task.window): was refused (brandNew; window 12). Change it back or choose another value.',
    );
  });

  it('leaves no variable unfilled for what parsing reports', () => {
    const documents: unknown[] = [
      { surprise: 1 },
      { seed: 'x' },
      { seed: 1.5 },
      { seed: -1 },
      { training: { learningRate: 0, epochs: 1e9 } },
      { contenders: [] },
      { contenders: [{}, { cell: 'x' }, { cell: 'gru' }, { cell: 'gru' }, { cell: 'gru' }] },
      { contenders: [{ cell: 'lstm', units: [] }] },
      { version: 99 },
      { version: 'old' },
      { preparation: { split: { validation: 0.6, test: 0.6 } } },
      { data: { source: { kind: 'sumOfSines', periods: [3], amplitudes: [1, 2] } } },
      { data: { source: { kind: 'ar2', phi1: 1, phi2: 0.5 } } },
      { preparation: { outliers: { rule: 'bounds' } } },
      { preparation: { outliers: { rule: 'bounds', low: 3, high: 3 } } },
    ];
    for (const document of documents) {
      const parsed = parseSpec(document);
      expect(parsed.ok, JSON.stringify(document)).toBe(false);
      if (parsed.ok) continue;
      for (const one of parsed.problems) {
        for (const t of [english, chinese]) {
          const sentence = problemSentence(one, t);
          expect(sentence).not.toContain('{{');
          expect(sentence).not.toContain('undefined');
        }
      }
    }
  });
});

describe('a value that says nothing', () => {
  const sentenceOf = (code: string, values: Record<string, string | number>) => (t: typeof english) =>
    problemSentence(problem('', code, values), t);

  it('takes its brackets along: a script that could not be fetched has no message (by example)', () => {
    for (const detail of ['', '  ', undefined as unknown as string]) {
      const said = sentenceOf('workerFailed', { where: 'A', detail });
      expect(said(english)).toBe('The worker of A stopped. Press Try again; what others have learnt stays.');
      expect(said(chinese)).toBe('A的后台线程已中止。请按“重试”；其他网络学到的内容不受影响。');
    }
    expect(sentenceOf('brandNew', { why: '' })(english)).toMatch(/^Was refused \(brandNew; why\)\. /);
  });

  it('leaves brackets alone that a value brings along (by example)', () => {
    const said = sentenceOf('unknownColumn', { name: 'temperature()', options: 'a (), b' })(english);
    expect(said).toBe('There is no column temperature(); take from: a (), b.');
  });

  it('leaves no empty brackets in any sentence of the catalogues, whichever of its values is missing', () => {
    for (const [t, catalogue] of [
      [english, englishProblems],
      [chinese, chineseProblems],
    ] as const) {
      for (const [code, template] of Object.entries(catalogue)) {
        const names = [...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!);
        if (code === 'workerFailed') expect(names).toEqual(['where', 'detail']);
        const full = Object.fromEntries(names.map((name) => [name, 1]));
        for (const name of names) {
          expect(sentenceOf(code, { ...full, [name]: '' })(t), code).not.toMatch(/[(（]\s*[)）]|\uE000/);
        }
      }
    }
  });
});

describe('field names', () => {
  it('say of what a rule is the rule', () => {
    expect(fieldName('preparation.outliers.rule', english)).toBe('Outliers');
    expect(fieldName('training.clipping.rule', english)).toBe('Gradient clipping');
  });

  it('take the contender along, and fall back to the path', () => {
    expect(fieldName('contenders.1.cell', english)).toBe('Contender B, Cell');
    expect(fieldName('training.learningRate', chinese)).toBe('学习率');
    expect(fieldName('surprise', english)).toBe('surprise');
  });
});

describe('the language', () => {
  it('is the first known one of those wanted, else English', () => {
    expect(languageFor(['fr-CH', 'zh-TW', 'en'])).toBe('zh');
    expect(languageFor(['fr'])).toBe('en');
    expect(languageFor([])).toBe('en');
  });
});
