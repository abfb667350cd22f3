/** What the sequence of an experiment is called. */
import type { SourceSpec } from '../../experiment/schema';
import type { Translate } from '../../i18n';

/** A file by its own name, any other source in the page's language. */
export function sequenceTitle(source: SourceSpec, t: Translate): string {
  if (source.kind === 'file') return source.name;
  return t(`source.${source.kind === 'dataset' ? source.id : source.kind}`);
}
