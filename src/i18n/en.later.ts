/** The English words of those parts of the page that are loaded after it can be used; they come with the first of them. */
import { space, weights } from './anatomy.en';
import { cards, claims } from './cards.en';
import { cell } from './cell.en';
import { curves } from './curves.en';
import { drawing } from './drawing.en';
import { flow } from './flow.en';
import { ledger } from './ledger.en';
import { laterLooks } from './looks.en';
import { learn } from './learn.en';
import { matter } from './matter.en';
import { memory } from './memory.en';
import { preparation } from './preparation.en';
import { surgery } from './surgery.en';
import { verdict } from './verdict.en';

export const later = {
  cards,
  cell,
  claims,
  curves,
  flow,
  learn,
  ledger,
  matter,
  memory,
  preparation,
  space,
  surgery,
  verdict,
  weights,
  looks: laterLooks,
  own: drawing,
} as const;
