/** Lays the cell out as its layout says. The numbers on its wires, and what depends on them, are drawn by draw-cell.ts. */
import { memo, type CSSProperties, type Ref } from 'react';
import styles from './cell.module.css';
import { PHASES, WIDTH, type CellLayout, type Edge, type Node, type Phase, type ValueId, type Wire } from './layout';
import type { Activation, Before } from './numbers';

interface CellDiagramProps {
  readonly ref: Ref<SVGSVGElement>;
  readonly layout: CellLayout;
  readonly activation: Activation;
  readonly before: Before;
  /** How far the step has come; null: all of it. */
  readonly phase: Phase | null;
}

export const CellDiagram = memo(function CellDiagram({ ref, layout, activation, before, phase }: CellDiagramProps) {
  const { body, rails, wires, nodes, edges, height } = layout;
  const reached = phase === null ? PHASES.length : PHASES.indexOf(phase);
  const later = (of: Phase) => PHASES.indexOf(of) > reached;
  return (
    <svg className={styles['diagram']} viewBox={`0 0 ${WIDTH} ${height}`} role="img" ref={ref}>
      <rect className={styles['body']} {...body} rx={14} />
      {rails.map(({ symbol, path }) => (
        <path key={path} className={styles['rail']} d={path} data-symbol={symbol} />
      ))}
      {wires.map((wire) => (
        <WirePath key={wire.path} wire={wire} later={later(wire.phase)} />
      ))}
      {nodes.map((node) => (
        <NodeMark
          key={`${node.text} ${node.x} ${node.y}`}
          node={node}
          activation={activation}
          later={later(node.phase)}
        />
      ))}
      {wires.map((wire) => wire.label && <WireLabel key={wire.path} wire={wire} later={later(wire.phase)} />)}
      {edges.map((edge) => (
        <EdgeName key={`${edge.symbol} ${edge.x} ${edge.y}`} edge={edge} before={before} later={later(edge.phase)} />
      ))}
    </svg>
  );
});

/** "f.x" belongs to f; 1 − z belongs to z. */
const symbolsOf = (value: ValueId, hue: string | null): string => [...new Set([value, hue ?? value])].join(' ');

function WirePath({ wire, later }: { wire: Wire; later: boolean }) {
  return (
    <path
      className={styles['wire']}
      d={wire.path}
      // A sum's colour says its sign.
      stroke={wire.kind === 'sum' ? undefined : `var(--quantity-${wire.hue})`}
      data-draws={wire.kind}
      data-value={wire.value}
      data-symbol={symbolsOf(wire.value, wire.value === 'kept' || wire.value === 'written' ? null : wire.hue)}
      data-later={later}
    />
  );
}

function WireLabel({ wire, later }: { wire: Wire; later: boolean }) {
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
      data-draws="number"
      data-value={wire.value}
    />
  );
}

interface NodeMarkProps {
  readonly node: Node;
  readonly activation: Activation;
  readonly later: boolean;
}

function NodeMark({ node, activation, later }: NodeMarkProps) {
  const { kind, x, y, text, value, hue } = node;
  const symbol = value === null ? undefined : symbolsOf(value, kind === 'function' ? null : hue);
  if (kind === 'share') {
    return (
      <g data-symbol={symbol} data-later={later}>
        <circle cx={x} cy={y} data-draws="share" data-value={value} />
        <text className={styles['number']} x={x + 6} y={y - 4} data-draws="number" data-value={value} />
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
    <g data-symbol={symbol} data-later={later} data-gate={kind === 'gate' ? hue : undefined}>
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

const activationName = (activation: Activation): string =>
  activation === 'sigmoid' ? 'σ' : activation === 'linear' ? 'id' : activation;

const NAMES: Readonly<Record<Edge['symbol'], string>> = {
  x: 'x',
  hBefore: 'h',
  cBefore: 'c',
  b: 'b',
  bRecurrent: 'bᵣ',
  c: 'c',
  h: 'h',
};

interface EdgeNameProps {
  readonly edge: Edge;
  readonly before: Before;
  readonly later: boolean;
}

function EdgeName({ edge: { symbol, x, y, anchor }, before, later }: EdgeNameProps) {
  return (
    <text className={styles['edge']} x={x} y={y} textAnchor={anchor} data-symbol={symbol} data-later={later}>
      <tspan className={styles['name']}>
        {symbol.endsWith('Before') ? `${NAMES[symbol]}${before}` : NAMES[symbol]}
      </tspan>
      <tspan data-draws="edge" data-value={symbol} />
    </text>
  );
}
