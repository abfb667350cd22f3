/** What the lab shows, in words for its panels and for pictures that leave the page: layer, direction, sequence, order, convention. */
import type { AppState } from '../../../store/state';
import type { Translate } from '../../../i18n';
import type { Trace } from '../../state/model';
import { hasConventions } from './convention';
import { probeName } from '../../words/probe-name';
import type { Lab } from './lab-context';

type Networks = Pick<AppState, 'spec'>;

/** "layer 2, backward" of the wanted place; empty for networks of one layer and direction, where there is one place only. */
function placeWords(trace: Pick<Trace, 'layer' | 'direction'>, { spec }: Networks, t: Translate): string {
  const deep = spec.contenders.some(({ layers }) => layers > 1);
  const bothWays = spec.contenders.some(({ bidirectional }) => bidirectional);
  return [
    ...(deep ? [t('lab.layerNumber', { layer: trace.layer + 1 })] : []),
    ...(bothWays ? [t(`lab.ways.${trace.direction}`)] : []),
  ].join(t('places.listSeparator'));
}

/** "unit 4, step 15" with the layer and direction behind it, where there is something to tell apart. */
export function withPlace(
  where: string,
  trace: Pick<Trace, 'layer' | 'direction'> | undefined,
  networks: Networks,
  t: Translate,
): string {
  const place = trace ? placeWords(trace, networks, t) : '';
  return place === '' ? where : `${where}${t('places.listSeparator')}${place}`;
}

/** Everything that a reader of a saved picture of these traces has to know, in one line. */
export function pictureWords(
  traces: readonly (Trace | null)[],
  state: Networks & Pick<AppState, 'data'>,
  { board, convention }: Pick<Lab, 'board' | 'convention'>,
  t: Translate,
): string {
  const first = traces.find((trace) => trace !== null);
  const { preview } = state.data;
  if (!first || !preview) return '';
  const turned = traces.flatMap((trace) =>
    convention === 'keep' && trace && hasConventions(trace.cell) ? [t(`cell.conventions.${trace.cell}.keras`)] : [],
  );
  const words = [
    `${t('lab.probe')}: ${probeName(preview, first.part, first.sample, t)}`,
    placeWords(first, state, t),
    board.order === 'natural' ? '' : `${t('cell.order')}: ${t(`cell.orders.${board.order}`)}`,
    ...new Set(turned),
  ];
  return words.filter((word) => word !== '').join(' · ');
}
