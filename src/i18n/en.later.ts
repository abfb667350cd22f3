/** The English words of those parts of the page that are loaded after it can be used; they come with the first of them. */
import { space, weights } from './anatomy.en';
import { cell } from './cell.en';
import { curves } from './curves.en';
import { flow } from './flow.en';
import { ledger } from './ledger.en';
import { matter } from './matter.en';
import { memory } from './memory.en';
import { surgery } from './surgery.en';
import { verdict } from './verdict.en';

export const later = { cell, curves, flow, ledger, matter, memory, space, surgery, verdict, weights } as const;
