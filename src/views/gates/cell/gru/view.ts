/** The GRU in the lab: its picture, and the equation of its state in both conventions. */
import { changeOf, type CellView, type LayerVariant } from '../cell-view';
import { plain, quantity, type Formula, type Token, type Writer } from '../writer';
import { gruLayout } from './picture';

/** h = (1 − z) ⊙ h₋ + z ⊙ n */
function state({ convention, oldH, number, factor }: Writer): Formula {
  const keeps = convention === 'keep';
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
}

export const gruView = ({ resetAfter }: LayerVariant): CellView => ({
  variant: resetAfter ? 'gruResetAfter' : 'gruResetBefore',
  reset: { by: 'r', when: resetAfter ? 'after' : 'before' },
  change: (of, convention) =>
    convention === 'rewrite'
      ? changeOf(1 - of('z'), of('h'), of('z'), of('n'))
      : changeOf(of('z'), of('h'), 1 - of('z'), of('n')),
  layout: (convention) => gruLayout(resetAfter, convention),
  states: (write) => [state(write)],
});
