/** What a saved file is called: the experiment, the view, and the epoch of its numbers. */

import { letterOf } from '../../state/model';
import { commonEpoch } from '../../words/weights-shown';

/** Letters and digits of any script; everything else would have to be quoted somewhere. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

/**
 * "sunspots-learning-curves-epoch-12.png", or "…-epochs-a328-b174.png" where contenders differ.
 *
 * @param epochs by contender, null where it has no part in the view; none: the view does not depend on training
 */
export function fileName(experiment: string, view: string, epochs: readonly (number | null)[], ending: string): string {
  const common = commonEpoch(epochs);
  const listed = epochs.flatMap((epoch, k) => (epoch === null ? [] : [`${letterOf(k).toLowerCase()}${epoch}`]));
  const when = common !== null ? [`epoch-${common}`] : listed.length > 0 ? [`epochs-${listed.join('-')}`] : [];
  return `${[plain(experiment), view, ...when].join('-')}.${ending}`;
}
