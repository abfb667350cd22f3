/** The shape of a catalogue: the English keys, any words. */
import type { en } from './en';

type Words<C> = { readonly [K in keyof C]: C[K] extends string ? string : Words<C[K]> };

export type Catalogue = Words<typeof en>;
