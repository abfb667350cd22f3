/** Numbers as the page writes them: exact to four digits, never longer than a glance. */

/** The sign that typesetters use; text for programs keeps the hyphen. */
const typeset = (text: string): string => text.replaceAll('-', '\u2212');

/** Smaller numbers than this are written with an exponent. */
const SMALLEST_FIXED = 1e-4;

/**
 * Four significant digits, their zeros kept, "0.6320"; "6.4e-5" below 1e-4. For programs that read the page: a hyphen
 * for the sign, no grouping, `Number` reads it back.
 */
export function readable(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < SMALLEST_FIXED || size >= 1e6)) {
    return value
      .toExponential(3)
      .replace(/\.?0+e/, 'e')
      .replace('e+', 'e');
  }
  return fixed(value, 4);
}

/** Four significant digits without idle zeros, "0.046", "1.2e−7"; for axes and read-outs. */
export function exact(value: number): string {
  return typeset(Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value));
}

/** A number in a chart or table: `digits` significant digits, with the decimals kept in line. */
export function compact(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < SMALLEST_FIXED || size >= 1e6)) {
    return typeset(value.toExponential(digits - 1).replace('e+', 'e'));
  }
  return typeset(fixed(value, digits));
}

/** How many times a number is another: "240", "3e20". */
export const timesText = (times: number): string => {
  if (!Number.isFinite(times)) return '∞';
  return times < 1e4 ? String(Number(times.toPrecision(2))) : times.toExponential(0).replace('e+', 'e');
};

/** A number whose size is known, with so many decimals: R² as "0.847", "−0.020". */
export const decimal = (value: number, decimals: number): string => typeset(value.toFixed(decimals));

function fixed(value: number, digits: number): string {
  const decimals = value === 0 ? 0 : Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(decimals);
}

/** From so many times as much on, a change is written as a factor: "+82,884 %" says less than "830 ×". */
export const FROM_FACTOR = 2;

/** For a share in percent or a factor, two digits or a whole number: "3.1", "830", "1.2e+7". */
export const twoDigits = (times: number): string =>
  exact(times >= 100 ? Math.round(times) : Number(times.toPrecision(2)));

/**
 * How a positive number has changed: "+35.2 %", "−12.0 %", and from twice as much on "4.6 ×".
 *
 * @param ratio what it is now over what it was
 * @param decimals of the percentage; what rounds to nothing has no sign
 */
export function relativeChange(ratio: number, decimals: number): string {
  if (ratio >= FROM_FACTOR) return `${twoDigits(ratio)} ×`;
  const percent = Number((100 * (ratio - 1)).toFixed(decimals));
  return `${percent > 0 ? '+' : ''}${decimal(percent === 0 ? 0 : percent, decimals)} %`;
}

const formats = new Map<string, Intl.NumberFormat>();

/** The numbers of a language in a style, made once: each new one takes memory that is not the page's heap. */
export function numberFormat(language: string, style: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([language, style]);
  const known = formats.get(key) ?? new Intl.NumberFormat(language, style);
  formats.set(key, known);
  return known;
}

/** Minutes and seconds as a clock shows them, "1:20"; hours only where there are any. */
export function clockTime(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}

/** Compute time: "8.4 s", "3 min 07 s". */
export function duration(seconds: number): string {
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
