/** What the page calls the gates and states of a cell: two cells may give one name to gates that play different parts. */
import { cellRecord, type CellName, type GateName } from '../../experiment/cells';
import type { Translate } from '../../i18n';

const keyOf = (cell: CellName, name: GateName): GateName =>
  cellRecord(cell).gates.find((gate) => gate.name === name)?.words ?? name;

/** "Forget gate" */
export const gateWords = (cell: CellName, name: GateName, t: Translate): string => t(`gates.${keyOf(cell, name)}`);

/** "forget"; where several cells have the name, the words of each once. */
export const shortGateWords = (cells: readonly CellName[], name: GateName, t: Translate): string =>
  [...new Set(cells.map((cell) => t(`gatesShort.${keyOf(cell, name)}`)))].join(' / ');
