/** What a symbol of the equations is called. */
import type { CellName } from '../../../experiment/cells';
import type { Translate } from '../../../i18n';
import { QUANTITIES, type QuantityName } from '../../theme/hues';
import { gateWords } from '../../words/gate-words';
import type { ValueId } from './layout';

const PARTS = ['x', 'h', 'b', 'bRecurrent'] as const;
const OLD_STATES = ['hBefore', 'cBefore'] as const;

/** "Forget gate" for f, "W x of the forget gate" for f.x, "Hidden state before" for hBefore. */
export function symbolName(cell: CellName, value: ValueId, t: Translate): string {
  const old = OLD_STATES.find((state) => state === value);
  if (old) return t(`memory.symbols.${old}`);
  const [letter, part] = value.split('.');
  const gate = letter! in QUANTITIES ? gateWords(cell, letter as QuantityName, t) : letter!;
  const named = PARTS.find((each) => each === part);
  return named ? t(`memory.symbols.${named}`, { gate: gate.toLowerCase() }) : gate;
}
