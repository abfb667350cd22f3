/** Short links that unpack to a lot. */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-';

/**
 * The shortest packed form of a text of one letter: every code repeats the entry that it makes itself, so that n codes
 * unpack to n (n + 1) / 2 letters.
 */
export function bomb(letter: string, codes: number): string {
  const bits: number[] = [];
  const write = (number: number, width: number) => {
    for (let bit = 0; bit < width; bit++) bits.push((number >> bit) & 1);
  };
  write(0, 2);
  write(letter.charCodeAt(0), 8);
  let [entries, width, room] = [4, 3, 4];
  for (let code = 1; code < codes; code++) {
    write(entries++, width);
    if (--room === 0) room = 2 ** width++;
  }
  write(2, width);
  while (bits.length % 6 !== 0) bits.push(0);
  return Array.from({ length: bits.length / 6 }, (_, k) =>
    LETTERS.charAt(bits.slice(6 * k, 6 * k + 6).reduce((value, bit) => 2 * value + bit, 0)),
  ).join('');
}
