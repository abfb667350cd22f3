/** Every sentence of both catalogues by its key, "run.train". */
import { english as whole } from '../../../src/i18n/english';
import { zh } from '../../../src/i18n/zh';

function sentences(node: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(node) as [string, string | object][]) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') found.set(path, value);
    else sentences(value, path).forEach((text, below) => found.set(below, text));
  }
  return found;
}

export const english = sentences(whole);
export const chinese = sentences(zh);

/** The keys whose sentences contain what must not stand there. */
export const keysWith = (catalogue: ReadonlyMap<string, string>, what: RegExp): string[] =>
  [...catalogue].filter(([, text]) => what.test(text)).map(([key]) => key);
