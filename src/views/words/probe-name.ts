/** A probe sequence by its name and part: "1939 – 1962 (test)", "Test #1". */
import type { Part } from '../../experiment/sequences';
import type { Translate } from '../../i18n';
import type { Preview } from '../state/model';

export function probeName(
  { kind, parts }: Pick<Preview, 'kind' | 'parts'>,
  part: Part,
  sample: number,
  t: Translate,
): string {
  const name = parts[part].probes.find((probe) => probe.sample === sample)?.name ?? `#${sample + 1}`;
  if (kind === 'sequences') return `${t(`parts.${part}`)} ${name}`;
  return t('charts.ofPart', { name, part: t(`partsInText.${part}`) });
}
