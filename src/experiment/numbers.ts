/** The numbers of a spec as schema: bounds that the error messages name, and a sentence for the JSON Schema. */
import * as v from 'valibot';

/** A whole number, both ends included. */
export const integer = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** A finite number, both ends included. */
export const real = (min: number, max: number) => v.pipe(v.number(), v.finite(), v.minValue(min), v.maxValue(max));

/** A finite number above zero, `max` included. */
export const positive = (max: number) => v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(max));

/** What the field means. */
export const about = <T>(text: string) => v.description<T, string>(text);
