/** The whole English catalogue; its shape is what every other language has to fill. */
import { en } from './en';
import { later } from './en.later';

export const english = {
  ...en,
  ...later,
  looks: { ...en.looks, ...later.looks },
  own: { ...en.own, ...later.own },
} as const;
