/** Problems in the page's words, for a terminal. */
import type { Problem, Result } from '../src/experiment/problem';
import { problemSentence } from '../src/i18n';
import { words } from '../src/i18n/both';

export function sentencesOf(problems: readonly Problem[]): string[] {
  const { t } = words('en');
  return problems.map((one) => problemSentence(one, t));
}

/** Throws the problems as one text of sentences. */
export function valueOf<V>(result: Result<V>): V {
  if (result.ok) return result.value;
  throw new Error(sentencesOf(result.problems).join(' '));
}
