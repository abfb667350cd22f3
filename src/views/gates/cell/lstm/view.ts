/** The LSTM in the lab: its picture, and the equations of its states. */
import { changeOf, type CellView } from '../cell-view';
import { plain, quantity, type Formula, type Writer } from '../writer';
import { lstmLayout } from './picture';

/** c = f ⊙ c₋ + i ⊙ g; h = o ⊙ φ(c) */
function states({ phi, oldC, number, factor }: Writer): readonly Formula[] {
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
}

export const lstmView: CellView = {
  variant: 'lstm',
  reset: null,
  change: (of) => changeOf(of('f'), of('c'), of('i'), of('g')),
  layout: lstmLayout,
  states,
};
