/** The page's colours in light and dark, as CSS variables. */
import {
  CONTENDER_HUES,
  QUANTITIES,
  contenderLine,
  contenderText,
  quantitySwatch,
  quantityText,
  type QuantityName,
  type Scheme,
} from './hues';

/** Neutral surfaces, inks and the one accent. */
export const SURFACES = {
  light: {
    page: '#f7f7f5',
    card: '#ffffff',
    soft: '#f1f1ed',
    ink: '#1c1e21',
    dim: '#5f646c',
    line: '#e4e4df',
    field: '#8a8f97',
    accent: '#2f4bd8',
    'accent-hover': '#243cb5',
    'on-accent': '#ffffff',
    'accent-soft': '#eef1ff',
    alert: '#9c1c28',
    'alert-soft': '#fdeeee',
    shade: '#e9e9e4',
    good: '#17803d',
    'good-soft': '#eef7f0',
    'good-line': '#bfdcc8',
  },
  dark: {
    page: '#121417',
    card: '#1a1d21',
    soft: '#22262b',
    ink: '#e8e9eb',
    dim: '#a1a7af',
    line: '#2a2e34',
    field: '#6b727b',
    accent: '#8c9eff',
    'accent-hover': '#a5b3ff',
    'on-accent': '#10131a',
    'accent-soft': '#242a45',
    alert: '#ff9c9c',
    'alert-soft': '#3a2024',
    shade: '#2b3037',
    good: '#5ecb86',
    'good-soft': '#1d2a22',
    'good-line': '#345a43',
  },
} as const satisfies Record<Scheme, Record<string, string>>;

/** Every variable of a scheme: `--card`, `--quantity-f`, `--quantity-f-text`, `--contender-0`, … */
export function variables(scheme: Scheme): Record<`--${string}`, string> {
  const surfaces = Object.entries(SURFACES[scheme]).map(([name, value]) => [`--${name}`, value]);
  const quantities = (Object.keys(QUANTITIES) as QuantityName[]).flatMap((name) => [
    [`--quantity-${name}`, quantitySwatch(name, scheme)],
    [`--quantity-${name}-text`, quantityText(name, scheme)],
  ]);
  const contenders = CONTENDER_HUES.flatMap((_, k) => [
    [`--contender-${k}`, contenderLine(k, scheme)],
    [`--contender-${k}-text`, contenderText(k, scheme)],
  ]);
  return Object.fromEntries([...surfaces, ...quantities, ...contenders]) as Record<`--${string}`, string>;
}
