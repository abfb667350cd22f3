/** What happens where the data of a spec cannot be prepared: the page goes back to the last spec with which they could. */
import { changedFields } from '../../experiment/fields';
import { defaultSpec } from '../../experiment/parse';
import { problem, type Problem } from '../../experiment/problem';
import { encodeLink } from '../../experiment/url';
import { standing } from '../listed';
import { withContenders } from '../runState';
import { setOnceBuilt, type Context } from './context';
import { sameOrder } from './kept';

/**
 * Shows the last good spec again and lists the problems. Before there was a good one it shows the default experiment.
 *
 * @returns whether the data of what is shown now are still to be prepared
 */
export function refuse(context: Context, problems: readonly Problem[]): boolean {
  const { get, set, course, address } = context;
  const { good, linked } = course;
  setOnceBuilt(context, 'rest');
  course.allAnew = false;
  course.linked = false;
  const { preview } = get().data;
  const status = preview === null ? 'loading' : 'ready';
  set({ data: { status, preview, preparing: false, failure: [] } });
  if (good === null) return beginAnew(context, linked ? [problem('', 'linkRefused'), ...problems] : problems, problems);
  course.history = good.history;
  course.lineage = sameOrder(good.spec);
  const { past, future } = course.history;
  const listed = linked ? [problem('', 'linkIgnored'), ...problems] : problems;
  set({
    spec: good.spec,
    problems: [...standing(get()), ...listed],
    canUndo: past.length > 0,
    canRedo: future.length > 0,
  });
  address.write(encodeLink(good.spec), 'replace');
  return false;
}

/** Shows the default experiment; where that was refused, nothing can be built. */
function beginAnew(context: Context, listed: readonly Problem[], failure: readonly Problem[]): boolean {
  const { get, set, course, address } = context;
  const spec = defaultSpec();
  const wasDefault = changedFields(get().spec, spec).length === 0;
  set({ problems: listed, spec });
  if (wasDefault) {
    dataFailed(context, failure);
    return false;
  }
  course.lineage = sameOrder(spec);
  address.write('', 'replace');
  return true;
}

/** No network can be built until it is tried again. */
export function dataFailed({ get, set }: Pick<Context, 'get' | 'set'>, failure: readonly Problem[]): void {
  set({ data: { status: 'failed', preview: null, preparing: false, failure } });
  set(withContenders(get(), (run) => ({ ...run, status: 'failed', gone: true })));
}
