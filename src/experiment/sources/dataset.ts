/** A series shipped with the page. */
import * as v from 'valibot';
import { about } from '../numbers';

/** The files under public/datasets; the data room's catalogue has one entry for each. */
export const DATASET_IDS = [
  'sunspots',
  'airline',
  'births',
  'seattleTemperature',
  'co2',
  'co2Weekly',
  'elNino',
  'usEconomy',
] as const;

const schema = v.strictObject({
  kind: v.literal('dataset'),
  id: v.pipe(v.picklist(DATASET_IDS), about('A series shipped with the page.')),
});

export const dataset = { kind: 'dataset', family: 'shipped', tasks: ['forecast'], schema } as const;

export type DatasetId = (typeof DATASET_IDS)[number];
