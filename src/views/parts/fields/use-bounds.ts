/** What the number at a path of the experiment may be. */
import { boundsAt, type Bounds } from '../../../experiment/bounds';
import { useApp } from '../../state/store-context';

export const useBounds = (path: string): Bounds => {
  const source = useApp((state) => state.spec.data.source.kind);
  return boundsAt(path, source);
};
