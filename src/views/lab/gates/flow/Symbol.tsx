/** The norms as formulas. */
import type { FlowKind } from './contender-flow';

export function Symbol({ of, kind }: { of: 'h' | 'c'; kind: FlowKind }) {
  const above = kind === 'jacobian' ? 'h' : 'L';
  return (
    <>
      ‖∂{above}
      {kind === 'jacobian' && <sub>T</sub>}/∂{of}
      <sub>t</sub>‖
    </>
  );
}
