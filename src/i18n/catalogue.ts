/** The shape of a catalogue: the English keys, any words. */
import type { en } from './en';
import type { later } from './en.later';

type Words<C> = { readonly [K in keyof C]: C[K] extends string ? string : Words<C[K]> };

export type Catalogue = Words<typeof en & typeof later>;

/** What comes with the parts that are loaded later. */
export type LaterWords = Words<typeof later>;
