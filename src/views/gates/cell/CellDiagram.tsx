/** Draws the cell from its layout, with the numbers of one unit at one step on its wires. */
import type { CSSProperties } from 'react';
import { exact } from '../../format';
import type { Scheme } from '../../theme/hues';
import { toHex } from '../../theme/oklch';
import { signedColour } from '../../theme/ramps';
import styles from './cell.module.css';
import { PHASES, WIDTH, type CellLayout, type Edge, type Node, type Phase, type ValueId, type Wire } from './layout';
import type { CellNumbers } from './numbers';
import { wireValues } from './wire-values';

interface CellDiagramProps {
  readonly layout: CellLayout;
  readonly numbers: CellNumbers;
  readonly scheme: Scheme;
  /** How far the step has come; null: all of it. */
  readonly phase: Phase | null;
  readonly label: string;
}

type Values = ReadonlyMap<ValueId, number>;

export function CellDiagram({ layout, numbers, scheme, phase, label }: CellDiagramProps) {
  const values = wireValues(numbers);
  const { body, rails, wires, nodes, edges, height } = layout;
  const reached = phase === null ? PHASES.length : PHASES.indexOf(phase);
  const later = (of: Phase) => PHASES.indexOf(of) > reached;
  return (
    <svg className={styles['diagram']} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      <rect className={styles['body']} {...body} rx={14} />
      {rails.map(({ symbol, path }) => (
        <path key={path} className={styles['rail']} d={path} data-symbol={symbol} />
      ))}
      {wires.map((wire) => (
        <WirePath key={wire.path} wire={wire} values={values} scheme={scheme} later={later(wire.phase)} />
      ))}
      {nodes.map((node) => (
        <NodeMark
          key={`${node.text} ${node.x} ${node.y}`}
          node={node}
          values={values}
          scheme={scheme}
          activation={numbers.activation}
          later={later(node.phase)}
        />
      ))}
      {wires.map(
        (wire) => wire.label && <WireLabel key={wire.path} wire={wire} values={values} later={later(wire.phase)} />,
      )}
      {edges.map((edge) => (
        <EdgeName
          key={`${edge.symbol} ${edge.x} ${edge.y}`}
          edge={edge}
          values={values}
          inputs={numbers.x.length}
          later={later(edge.phase)}
        />
      ))}
    </svg>
  );
}

/** What a full-strength wire carries: gates are open at 1; a sum of 3 moves any gate to its end; states of tanh reach 1. */
const FULL = { gate: 1, sum: 3, state: 1 } as const;

const strength = (kind: Wire['kind'], value: number): number => Math.min(1, Math.abs(value) / FULL[kind]) || 0;

/** Small numbers keep a thread of their wire and of its colour. */
const widthOf = (share: number): number => 1 + 5 * share;
const inkOf = (share: number): number => 0.4 + 0.6 * share;

/** A sum's colour says its sign, as on the heatmaps of states. */
const signColour = (value: number, scheme: Scheme): string =>
  toHex(signedColour(Math.sign(value) * (0.55 + 0.45 * strength('sum', value)), scheme));

/** As many digits as the picture has room for; table and equations have more. */
const short = (value: number): string => exact(Number(value.toPrecision(Math.abs(value) < 0.01 ? 2 : 3)));

/** "f.x" belongs to f; 1 − z belongs to z. */
const symbolsOf = (value: ValueId, hue: string | null): string => [...new Set([value, hue ?? value])].join(' ');

function WirePath({ wire, values, scheme, later }: { wire: Wire; values: Values; scheme: Scheme; later: boolean }) {
  const value = values.get(wire.value)!;
  const share = strength(wire.kind, value);
  return (
    <path
      className={styles['wire']}
      d={wire.path}
      stroke={wire.kind === 'sum' ? signColour(value, scheme) : `var(--quantity-${wire.hue})`}
      strokeWidth={widthOf(share)}
      strokeOpacity={inkOf(share)}
      data-symbol={symbolsOf(wire.value, wire.value === 'kept' || wire.value === 'written' ? null : wire.hue)}
      data-later={later}
    />
  );
}

function WireLabel({ wire, values, later }: { wire: Wire; values: Values; later: boolean }) {
  const { x, y, anchor } = wire.label!;
  return (
    <text
      className={styles['number']}
      x={x}
      y={y}
      textAnchor={anchor}
      data-symbol={symbolsOf(wire.value, wire.kind === 'sum' ? wire.hue : null)}
      data-strong={wire.kind !== 'sum' || wire.value.endsWith('.sum')}
      data-later={later}
    >
      {short(values.get(wire.value)!)}
    </text>
  );
}

interface NodeMarkProps {
  readonly node: Node;
  readonly values: Values;
  readonly scheme: Scheme;
  readonly activation: CellNumbers['activation'];
  readonly later: boolean;
}

function NodeMark({ node, values, scheme, activation, later }: NodeMarkProps) {
  const { kind, x, y, text, value, hue } = node;
  const number = value === null ? 0 : values.get(value)!;
  const symbol = value === null ? undefined : symbolsOf(value, kind === 'function' ? null : hue);
  if (kind === 'share') {
    return (
      <g data-symbol={symbol} data-later={later}>
        <circle cx={x} cy={y} r={2.2 + 2.4 * strength('sum', number)} fill={signColour(number, scheme)} />
        <text className={styles['number']} x={x + 6} y={y - 4}>
          {short(number)}
        </text>
      </g>
    );
  }
  if (kind === 'operation') {
    return (
      <g data-later={later}>
        <circle className={styles['operation']} cx={x} cy={y} r={9} />
        <text className={styles['sign']} x={x} y={y + 4} textAnchor="middle">
          {text}
        </text>
      </g>
    );
  }
  const half = kind === 'gate' ? 14 : 17;
  return (
    <g data-symbol={symbol} data-later={later}>
      <rect
        className={styles['box']}
        x={x - half}
        y={y - 11}
        width={2 * half}
        height={22}
        rx={6}
        style={{ '--hue': `var(--quantity-${hue})` } as CSSProperties}
      />
      <text
        className={styles['letter']}
        x={x}
        y={y + 4}
        textAnchor="middle"
        style={{ fill: `var(--quantity-${hue}-text)` }}
      >
        {kind === 'function' ? activationName(activation) : text}
      </text>
    </g>
  );
}

const activationName = (activation: CellNumbers['activation']): string =>
  activation === 'sigmoid' ? 'σ' : activation === 'linear' ? 'id' : activation;

const NAMES: Readonly<Record<Edge['symbol'], string>> = {
  x: 'x',
  hBefore: 'h₋',
  cBefore: 'c₋',
  b: 'b',
  bRecurrent: 'bᵣ',
  c: 'c',
  h: 'h',
};

interface EdgeNameProps {
  readonly edge: Edge;
  readonly values: Values;
  /** I. */
  readonly inputs: number;
  readonly later: boolean;
}

function EdgeName({ edge: { symbol, x, y, anchor }, values, inputs, later }: EdgeNameProps) {
  const value = values.get(symbol);
  return (
    <text className={styles['edge']} x={x} y={y} textAnchor={anchor} data-symbol={symbol} data-later={later}>
      <tspan>{NAMES[symbol]}</tspan>
      {value !== undefined && ` ${short(value)}`}
      {symbol === 'x' && value === undefined && ` (${inputs})`}
    </text>
  );
}
