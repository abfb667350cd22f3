/** The component library dressed in the page's tokens. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { variables } from './tokens';

/** Light to dark; shade 6 is the accent of the light scheme, shade 3 that of the dark one. */
const accent: MantineColorsTuple = [
  '#eef1ff',
  '#d6ddff',
  '#aebaff',
  '#8c9eff',
  '#6a80f5',
  '#4a63e6',
  '#2f4bd8',
  '#243cb5',
  '#1c2f92',
  '#142370',
];

/** Text to page, in the blue grey of the dark tokens. */
const dark: MantineColorsTuple = [
  '#e8e9eb',
  '#c3c7cc',
  '#a1a7af',
  '#6b727b',
  '#2a2e34',
  '#22262b',
  '#1a1d21',
  '#121417',
  '#0e1013',
  '#0a0b0d',
];

export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  fontFamily:
    'Inter, "Noto Sans", "Liberation Sans", system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif',
  fontSizes: { xs: '0.6875rem', sm: '0.8125rem', md: '0.8125rem', lg: '0.9375rem', xl: '1.125rem' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

const library = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--dim)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-default-hover': 'var(--soft)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--shade)',
  '--mantine-color-accent-light-color': 'var(--accent)',
};

/** Puts the tokens where style sheets find them, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...variables('light'), ...library },
  dark: { ...variables('dark'), ...library },
});
