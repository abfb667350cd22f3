/** What equations are made of: tokens, and how a cell's numbers become some. */
import type { QuantityName } from '../../theme/hues';
import type { Convention } from '../shared/convention';
import type { Phase, ValueId } from './layout';

export interface Token {
  readonly text: string;
  /** Lowered, as the f of W_f. */
  readonly sub?: string;
  /** What it stands for; plain text where absent. */
  readonly value?: ValueId;
  /** Whose hue it has. */
  readonly hue?: QuantityName;
}

/** One equation as a row of symbols and a row of numbers. */
export interface Formula {
  readonly id: QuantityName;
  readonly phase: Phase;
  readonly symbols: readonly Token[];
  /** As many at every unit and step. */
  readonly numbers: readonly Token[];
}

/** Writes the numbers of one unit at one step. */
export interface Writer {
  readonly convention: Convention;
  /** φ as it is called. */
  readonly phi: string;
  readonly oldH: Token;
  readonly oldC: Token;
  readonly number: (value: ValueId, hue?: QuantityName) => Token;
  /** A factor, in brackets where it is negative. */
  readonly factor: (value: ValueId, hue: QuantityName) => Token;
}

export const plain = (text: string): Token => ({ text });
export const quantity = (name: QuantityName): Token => ({ text: name, value: name, hue: name });
export const oneMinus = (token: Token): Token[] => [plain('(1 − '), token, plain(')')];
