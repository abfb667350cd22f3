/** The equations of engine.md as rows of symbols and rows of numbers, both by the names of the diagram's wires. */
import { exact } from '../../words/format';
import { inShownOrder } from '../../words/shown-order';
import type { QuantityName } from '../../theme/hues';
import type { Held } from '../shared/held';
import type { Phase, ValueId } from './layout';
import type { CellNumbers, GateNumbers } from './numbers';
import { wireValues } from './wire-values';
import { oneMinus, plain, quantity, type Formula, type Token, type Writer } from './writer';

export interface Equation extends Formula {
  /** How surgery holds the left side, whose numbers then are its value alone, the others empty. */
  readonly held: Held | null;
}

const ACTIVATION: Readonly<Record<CellNumbers['activation'], string>> = {
  tanh: 'tanh',
  relu: 'relu',
  sigmoid: 'σ',
  linear: 'id',
};
const GATE_ACTIVATION = { sigmoid: 'σ', hardSigmoid: 'hard σ' } as const;

/** The equations of a cell, gates first, each with the numbers of its unit and step put in. */
export function equationsOf(numbers: CellNumbers): Equation[] {
  const { gate, ...write } = writer(numbers);
  const gates = inShownOrder(numbers.gates, ({ name }) => name).map(gate);
  return [...gates, ...numbers.view.states(write)].map((equation) => {
    const held = numbers.held[equation.id] ?? null;
    return { ...equation, held, numbers: held === null ? equation.numbers : onlyValue(equation.numbers) };
  });
}

const onlyValue = (numbers: readonly Token[]): Token[] =>
  numbers.map((token, k) => (k === numbers.length - 1 ? token : { ...token, text: k === 0 ? '= ' : '' }));

function writer(numbers: CellNumbers): Writer & { readonly gate: (gate: GateNumbers) => Formula } {
  const values = wireValues(numbers);
  const oldH: Token = { text: `h${numbers.before}`, value: 'hBefore', hue: 'h' };
  const oldC: Token = { text: `c${numbers.before}`, value: 'cBefore', hue: 'c' };
  const phi = ACTIVATION[numbers.activation];
  const number = (value: ValueId, hue?: QuantityName): Token => ({
    text: exact(values.get(value) ?? 0),
    value,
    ...(hue && { hue }),
  });
  /** A summand with its sign: " + 0.42", " − 0.42". */
  const plus = (value: ValueId): Token[] => {
    const of = values.get(value) ?? 0;
    return [plain(of < 0 ? ' − ' : ' + '), { text: exact(Math.abs(of)), value }];
  };
  /** A factor, in brackets where it is negative. */
  const factor = (value: ValueId, hue: QuantityName): Token => {
    const token = number(value, hue);
    return values.get(value)! < 0 ? { ...token, text: `(${token.text})` } : token;
  };

  const write: Writer = { convention: numbers.convention, phi, oldH, oldC, number, factor };

  const gate = ({ name, recurrentBias }: GateNumbers): Formula => {
    const isCandidate = name === numbers.candidate;
    const activation = isCandidate || name === 'h' ? phi : GATE_ACTIVATION[numbers.gateActivation];
    const weight = (text: string, of: string, value = `${name}.${of}`): Token => ({ text, sub: name, value });
    const left = [quantity(name), plain(` = ${activation}(`), weight('W', 'x'), plain('x')];
    const right = [plain(') = '), number(name, name)];
    const start = [plain(`= ${activation}(`), number(`${name}.x`)];
    const phase: Phase = name === 'h' ? 'state' : isCandidate ? 'candidate' : 'gates';
    const reset = isCandidate ? numbers.reset : null;
    const resetBy = (token: Token): Token[] => (reset?.turned === true ? oneMinus(token) : [token]);
    if (reset?.when === 'after') {
      return {
        id: name,
        phase,
        symbols: [
          ...left,
          plain(' + '),
          weight('b', 'b'),
          plain(' + '),
          ...resetBy(quantity(reset.by)),
          plain(' ('),
          weight('U', 'h'),
          oldH,
          plain(' + '),
          { text: 'b', sub: `r${name}`, value: `${name}.bRecurrent` },
          plain('))'),
        ],
        numbers: [
          ...start,
          ...plus(`${name}.b`),
          plain(' + '),
          ...resetBy(number(reset.by, reset.by)),
          plain(' × ('),
          number(`${name}.h`),
          ...plus(`${name}.bRecurrent`),
          plain(')'),
          ...right,
        ],
      };
    }
    return {
      id: name,
      phase,
      symbols: [
        ...left,
        plain(' + '),
        weight('U', 'h'),
        ...(reset ? [plain('('), ...resetBy(quantity(reset.by)), plain(' ⊙ '), oldH, plain(')')] : [oldH]),
        plain(' + '),
        weight('b', 'b'),
        ...(recurrentBias === null ? [] : [plain(' + '), { text: 'b', sub: `r${name}`, value: `${name}.bRecurrent` }]),
        plain(')'),
      ],
      numbers: [
        ...start,
        ...plus(`${name}.h`),
        ...plus(`${name}.b`),
        ...(recurrentBias === null ? [] : plus(`${name}.bRecurrent`)),
        ...right,
      ],
    };
  };

  return { ...write, gate };
}
