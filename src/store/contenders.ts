/** What the store does to the list of contenders: adding, copying and removing one, and matching the sizes of the others. */
import { changedFields } from '../experiment/fields';
import { withoutContender } from '../experiment/fitting';
import { nextContender } from '../experiment/offers';
import { parseSpec } from '../experiment/parse';
import type { Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import { matched } from '../study/matched';
import type { Preview } from '../training/protocol';
import type { ContenderIntents } from './intents';
import type { AppState } from './state';

/** What the sizes of the data depend on. */
const OF_DATA = /^(data|task|preparation)(\.|$)/;

/**
 * The spec with the sizes that its `matching` gives. Where the data may have changed, theirs are not known before they
 * are prepared, and parameters are matched then.
 *
 * @param before what was shown, with the preview of its data
 */
export function withSizes(
  spec: ExperimentSpec,
  before?: { readonly spec: ExperimentSpec; readonly preview: Preview | null },
): ExperimentSpec {
  const same = before !== undefined && !changedFields(before.spec, spec).some((path) => OF_DATA.test(path));
  return matched(spec, same ? (before.preview?.sizes ?? null) : null);
}

/**
 * The intents that change the list. `accept` takes a change over, or shows what is wrong with it; `places` says of every
 * contender where it stood before.
 */
export function contenderIntents(
  get: () => Pick<AppState, 'spec'>,
  accept: (parsed: Result<ExperimentSpec>, path: string, places?: readonly (number | null)[]) => void,
): ContenderIntents {
  const add = (offer: (contenders: ExperimentSpec['contenders']) => object) => {
    const { spec } = get();
    accept(parseSpec({ ...spec, contenders: [...spec.contenders, offer(spec.contenders)] }), '');
  };
  return {
    addContender: () => {
      add(nextContender);
    },
    duplicateContender: (index) => {
      add((contenders) => contenders[index]!);
    },
    removeContender: (index) => {
      const { spec } = get();
      accept(
        parseSpec({
          ...spec,
          contenders: spec.contenders.filter((_, other) => other !== index),
          interventions: withoutContender(spec.interventions, index),
        }),
        '',
        spec.contenders.flatMap((_, other) => (other === index ? [] : [other])),
      );
    },
  };
}
