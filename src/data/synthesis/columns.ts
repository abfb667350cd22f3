/** What the columns of a synthesised series are called; apart from the equations, so that the page's menus can have it alone. */
import type { SynthesisedKind } from '../../experiment/sources';

/** In their order; the first one is the target unless the spec names another. */
export const columnNames = (kind: SynthesisedKind): readonly string[] =>
  kind === 'lorenz' ? ['x', 'y', 'z'] : ['value'];
