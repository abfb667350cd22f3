/** The shipped series: file, columns, units, season; where they come from stands in public/datasets/README.md. */
import { DATASET_IDS, type DatasetId } from '../experiment/schema';

export interface DatasetEntry {
  readonly id: DatasetId;
  /** Path below the public root. */
  readonly file: string;
  /** Header of the first column, which labels the rows. */
  readonly label: string;
  /** The number columns in file order. Units are symbols, the same in every language; empty for a count. */
  readonly columns: readonly {
    readonly name: string;
    readonly unit: string;
    /** False where zero is no nothing (°C), so that a share of a value has no meaning; true when absent. */
    readonly ratioScale?: boolean;
  }[];
  /** The column predicted when the spec names none. */
  readonly target: string;
  /** Rows a season has; what the seasonal naive baseline uses when the spec names none. */
  readonly seasonalPeriod: number;
  /** A `task.window` that suits the series, for examples and for the moment a person changes to it. */
  readonly window: number;
}

const entries: Readonly<Record<DatasetId, Omit<DatasetEntry, 'id'>>> = {
  sunspots: {
    file: 'datasets/sunspots.csv',
    label: 'year',
    columns: [{ name: 'sunspots', unit: '' }],
    target: 'sunspots',
    seasonalPeriod: 11,
    window: 24,
  },
  airline: {
    file: 'datasets/airline.csv',
    label: 'month',
    columns: [{ name: 'passengers', unit: '×1000' }],
    target: 'passengers',
    seasonalPeriod: 12,
    window: 12,
  },
  births: {
    file: 'datasets/births.csv',
    label: 'date',
    columns: [{ name: 'births', unit: '' }],
    target: 'births',
    seasonalPeriod: 7,
    window: 28,
  },
  seattleTemperature: {
    file: 'datasets/seattle-weather.csv',
    label: 'date',
    columns: [
      { name: 'temp_max', unit: '°C', ratioScale: false },
      { name: 'temp_min', unit: '°C', ratioScale: false },
      { name: 'precipitation', unit: 'mm' },
      { name: 'wind', unit: 'm/s' },
    ],
    target: 'temp_max',
    seasonalPeriod: 365,
    window: 30,
  },
  co2: {
    file: 'datasets/co2.csv',
    label: 'month',
    columns: [{ name: 'co2', unit: 'ppm' }],
    target: 'co2',
    seasonalPeriod: 12,
    window: 24,
  },
  co2Weekly: {
    file: 'datasets/co2-weekly.csv',
    label: 'date',
    columns: [{ name: 'co2', unit: 'ppm' }],
    target: 'co2',
    seasonalPeriod: 52,
    window: 52,
  },
  elNino: {
    file: 'datasets/el-nino.csv',
    label: 'month',
    columns: [{ name: 'sea_temp', unit: '°C', ratioScale: false }],
    target: 'sea_temp',
    seasonalPeriod: 12,
    window: 24,
  },
  usEconomy: {
    file: 'datasets/us-economy.csv',
    label: 'quarter',
    columns: [
      { name: 'unemployment', unit: '%' },
      { name: 'real_gdp', unit: '10⁹ $' },
      { name: 'real_investment', unit: '10⁹ $' },
      { name: 'inflation', unit: '%', ratioScale: false },
      { name: 'bill_rate', unit: '%' },
    ],
    target: 'unemployment',
    seasonalPeriod: 4,
    window: 8,
  },
};

/** One entry for each id of the schema. */
export const DATASETS = Object.fromEntries(DATASET_IDS.map((id) => [id, { id, ...entries[id] }])) as Readonly<
  Record<DatasetId, DatasetEntry>
>;
