/** Notes on a file in words. */
import type { Translate } from './words';

/** A note as reading reports it (`FileNote` of the experiment room). */
interface ListedNote {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Values that are steps of time. */
const STEPS: ReadonlySet<string> = new Set(['step', 'before', 'after']);

/** A step of time such as "15 minute", in words. */
export function stepPhrase(step: string, t: Translate): string {
  const [count = '', unit = ''] = step.split(' ');
  const loose = t as unknown as (key: string, values: object) => string;
  return loose(`fileSteps.${unit}`, { count: Number(count) });
}

/** A note in words; names of encodings and orders in the page's language. */
export function noteSentence({ code, values }: ListedNote, t: Translate): string {
  const loose = t as unknown as (key: string, values: object) => string;
  const { order, encoding } = values;
  const steps = Object.entries(values)
    .filter(([name]) => STEPS.has(name))
    .map(([name, value]) => [name, stepPhrase(String(value), t)] as const);
  return loose(`notes.${code}`, {
    ...values,
    ...Object.fromEntries<string>(steps),
    ...(order === undefined ? {} : { order: loose(`own.orders.${order}`, {}) }),
    ...(encoding === undefined ? {} : { encoding: loose(`own.encodings.${encoding}`, {}) }),
  });
}
