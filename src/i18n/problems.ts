/** Problems in words: one sentence that says where, what is wrong and what to do. */
import type { Translate } from './words';

/** A problem as parsing and the workers report it (`Problem` of the experiment room). */
interface ListedProblem {
  readonly path: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Values that have words of their own: the catalogue branch by the value's name. */
const NAMED: Readonly<Record<string, string>> = {
  part: 'partsInText',
  task: 'tasks',
  source: 'source',
  field: 'fields',
  loss: 'options',
  gate: 'gates',
  cell: 'cells',
  script: 'scripts',
  where: 'run.workers',
  expected: 'types',
  received: 'types',
  calendar: 'inText.calendar',
  interval: 'inText.intervals',
  precision: 'inText.precisions',
};

/** `t` for keys that are put together while the page runs; null where the catalogue has no such key. */
function look(t: Translate, key: string, values: ListedProblem['values'] = {}): string | null {
  const loose = t as unknown as (key: string, values: object) => string;
  const found = loose(key, { ...values, defaultValue: '' });
  return typeof found === 'string' && found !== '' ? found : null;
}

/**
 * A field's name as the page shows it: "Contender B, Units" for "contenders.1.units", "time of its end" for "run.ended", a
 * part of a kept run; the path itself where it has none.
 */
export function fieldName(path: string, t: Translate): string {
  const keys = path.split('.');
  if (keys[0] === 'runs' && keys.length > 1) return runFieldName(keys, t);
  if (keys[0] === 'run' && keys.length > 1) return runPart(keys.slice(1), t);
  const last = keys.findLast((key) => !/^\d+$/.test(key)) ?? path;
  const key = path === 'data.source.kind' || path === 'data.source.id' ? 'source' : last;
  // "rule" alone would not say of what: preparation.outliers.rule is looked for as "outliersRule" first.
  const parent = keys[keys.lastIndexOf(last) - 1] ?? '';
  const name =
    look(t, `fields.${parent}${key.charAt(0).toUpperCase()}${key.slice(1)}`) ?? look(t, `fields.${key}`) ?? path;
  if (keys[0] === 'interventions' && keys.length > 2) {
    const own = `fields.intervention${last.charAt(0).toUpperCase()}${last.slice(1)}`;
    return t('places.interventionField', { number: Number(keys[1]) + 1, field: look(t, own) ?? last });
  }
  const index = keys[0] === 'contenders' && keys.length > 2 ? Number(keys[1]) : NaN;
  if (Number.isNaN(index)) return name;
  const contender = t('contender.name', { letter: 'ABCD'[index] ?? String(index + 1) });
  return t('places.contenderField', { contender, field: name });
}

/** "Run 2, curves" for "runs.1.curves", a part of a file of kept runs. */
function runFieldName([, index, part, ...below]: readonly string[], t: Translate): string {
  const number = Number(index) + 1;
  return part === undefined
    ? t('places.run', { number })
    : t('places.runField', { number, field: runPart([part, ...below], t) });
}

/** "curves" for "curves.epoch", within a run. */
function runPart([part = '', ...below]: readonly string[], t: Translate): string {
  return part === 'spec' && below.length > 0
    ? fieldName(below.join('.'), t)
    : (look(t, `ledger.parts.${part}`) ?? part);
}

/**
 * One plain sentence. A code that the catalogue does not know still names the field and the values, so that nothing
 * that went wrong stays unsaid. The value {more} counts what is like it elsewhere.
 */
export function problemSentence(problem: ListedProblem, t: Translate): string {
  const sentence = placedSentence(problem, t);
  const more = problem.values['more'];
  return typeof more === 'number' ? t('places.andMore', { sentence, count: more }) : sentence;
}

function placedSentence(problem: ListedProblem, t: Translate): string {
  const values = Object.fromEntries(
    Object.entries(problem.values).map(([name, value]) => [name, isEmpty(value) ? NOTHING : named(name, value, t)]),
  );
  const sentence = withoutNothing(look(t, `problems.${problem.code}`, values) ?? unknownSentence(problem, t));
  if (problem.path === '') return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  const place = /^line (\d+)(?:, column (\d+))?$/.exec(problem.path);
  if (place) {
    const [, line, column] = place;
    const where = column ? t('places.lineColumn', { line, column }) : t('places.line', { line });
    return t('places.sentence', { where, sentence });
  }
  const name = fieldName(problem.path, t);
  const where = name === problem.path ? name : t('places.field', { name, path: problem.path.replace(/^run\./, '') });
  return t('places.sentence', { where, sentence });
}

/** Stands for a value that says nothing, until the sentence is filled in; a character that no text has. */
const NOTHING = '\uE000';

/** A browser's own message may be missing, or empty: a script that could not be fetched has none. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** The sentence without brackets in which nothing would stand; brackets that belong to a value stay. */
const withoutNothing = (sentence: string): string =>
  sentence.replaceAll(/\s*[(（]\uE000[)）]|\s*[,;:，；：]\s*\uE000|\uE000/g, '');

function named(name: string, value: string | number, t: Translate): string | number {
  const branch = NAMED[name];
  return (branch ? look(t, `${branch}.${value}`) : null) ?? value;
}

function unknownSentence({ code, values }: ListedProblem, t: Translate): string {
  const list = Object.entries(values).map(([name, value]) => (isEmpty(value) ? name : `${name} ${value}`));
  return t('problems.unknown', { code, values: list.length > 0 ? list.join(t('places.listSeparator')) : '–' });
}
