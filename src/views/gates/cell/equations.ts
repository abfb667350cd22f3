/** The equations of engine.md as rows of symbols and rows of numbers, both by the names of the diagram's wires. */
import { exact } from '../../format';
import { inShownOrder } from '../../shown-order';
import type { QuantityName } from '../../theme/hues';
import type { Held } from '../held';
import type { Phase, ValueId } from './layout';
import type { CellNumbers, GateNumbers } from './numbers';
import { wireValues } from './wire-values';

export interface Token {
  readonly text: string;
  /** Lowered, as the f of W_f. */
  readonly sub?: string;
  /** What it stands for; plain text where absent. */
  readonly value?: ValueId;
  /** Whose hue it has. */
  readonly hue?: QuantityName;
}

export interface Equation {
  readonly id: QuantityName;
  readonly phase: Phase;
  readonly symbols: readonly Token[];
  /** As many at every unit and step. */
  readonly numbers: readonly Token[];
  /** How surgery holds the left side, whose numbers then are its value alone, the others empty. */
  readonly held: Held | null;
}

type Formula = Omit<Equation, 'held'>;

const ACTIVATION: Readonly<Record<CellNumbers['activation'], string>> = {
  tanh: 'tanh',
  relu: 'relu',
  sigmoid: 'σ',
  linear: 'id',
};
const GATE_ACTIVATION = { sigmoid: 'σ', hardSigmoid: 'hard σ' } as const;

/** The equations of a cell, gates first, each with the numbers of its unit and step put in. */
export function equationsOf(numbers: CellNumbers): Equation[] {
  const write = writer(numbers);
  const gates = inShownOrder(numbers.gates, ({ name }) => name).map(write.gate);
  return [...gates, ...write.states()].map((equation) => {
    const held = numbers.held[equation.id] ?? null;
    return { ...equation, held, numbers: held === null ? equation.numbers : onlyValue(equation.numbers) };
  });
}

const onlyValue = (numbers: readonly Token[]): Token[] =>
  numbers.map((token, k) => (k === numbers.length - 1 ? token : { ...token, text: k === 0 ? '= ' : '' }));

const plain = (text: string): Token => ({ text });
const quantity = (name: QuantityName): Token => ({ text: name, value: name, hue: name });

function writer(numbers: CellNumbers) {
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

  const gate = ({ name, recurrentBias }: GateNumbers): Formula => {
    const signed = name === 'g' || name === 'n' || name === 'h';
    const activation = signed ? phi : GATE_ACTIVATION[numbers.gateActivation];
    const weight = (text: string, of: string, value = `${name}.${of}`): Token => ({ text, sub: name, value });
    const left = [quantity(name), plain(` = ${activation}(`), weight('W', 'x'), plain('x')];
    const right = [plain(') = '), number(name, name)];
    const start = [plain(`= ${activation}(`), number(`${name}.x`)];
    const phase: Phase = name === 'h' ? 'state' : signed ? 'candidate' : 'gates';
    if (name === 'n' && recurrentBias !== null) {
      return {
        id: name,
        phase,
        symbols: [
          ...left,
          plain(' + '),
          weight('b', 'b'),
          plain(' + '),
          quantity('r'),
          plain(' ('),
          weight('U', 'h'),
          oldH,
          plain(' + '),
          { text: 'b', sub: 'rn', value: 'n.bRecurrent' },
          plain('))'),
        ],
        numbers: [
          ...start,
          ...plus('n.b'),
          plain(' + '),
          number('r', 'r'),
          plain(' × ('),
          number('n.h'),
          ...plus('n.bRecurrent'),
          plain(')'),
          ...right,
        ],
      };
    }
    const resets = name === 'n';
    return {
      id: name,
      phase,
      symbols: [
        ...left,
        plain(' + '),
        weight('U', 'h'),
        ...(resets ? [plain('('), quantity('r'), plain(' ⊙ '), oldH, plain(')')] : [oldH]),
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

  const states = (): Formula[] => {
    if (!numbers.state) return [];
    if (numbers.variant !== 'lstm') return [gruState()];
    const c: Formula = {
      id: 'c',
      phase: 'state',
      symbols: [
        quantity('c'),
        plain(' = '),
        quantity('f'),
        plain(' '),
        oldC,
        plain(' + '),
        quantity('i'),
        plain(' '),
        quantity('g'),
      ],
      numbers: [
        plain('= '),
        number('f', 'f'),
        plain(' × '),
        factor('cBefore', 'c'),
        plain(' + '),
        number('i', 'i'),
        plain(' × '),
        factor('g', 'g'),
        plain(' = '),
        number('c', 'c'),
      ],
    };
    const h: Formula = {
      id: 'h',
      phase: 'output',
      symbols: [quantity('h'), plain(' = '), quantity('o'), plain(` ${phi}(`), quantity('c'), plain(')')],
      numbers: [plain('= '), number('o', 'o'), plain(' × '), factor('squashed', 'c'), plain(' = '), number('h', 'h')],
    };
    return [c, h];
  };

  const gruState = (): Formula => {
    const keeps = numbers.convention === 'keep';
    const z = quantity('z');
    const turned: Token[] = [plain('(1 − '), z, plain(')')];
    return {
      id: 'h',
      phase: 'output',
      symbols: [
        quantity('h'),
        plain(' = '),
        ...(keeps ? [z] : turned),
        plain(' '),
        oldH,
        plain(' + '),
        ...(keeps ? turned : [z]),
        plain(' '),
        quantity('n'),
      ],
      numbers: [
        plain('= '),
        number('keep', 'z'),
        plain(' × '),
        factor('hBefore', 'h'),
        plain(' + '),
        number('write', 'z'),
        plain(' × '),
        factor('n', 'n'),
        plain(' = '),
        number('h', 'h'),
      ],
    };
  };

  return { gate, states };
}
