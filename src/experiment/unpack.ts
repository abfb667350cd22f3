/** Unpacks what lz-string's `compressToEncodedURIComponent` has packed, and stops before the text grows too long. */
import { bad, good, problem, type Result } from './problem';
import { noCost, type Cost } from './document';

/** The library's letters for six bits each; a plus sign may have become a space on its way. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-';
/** Their values by code; −1: none of them. */
const VALUES = new Int8Array(128).fill(-1);
for (let value = 0; value < LETTERS.length; value++) VALUES[LETTERS.charCodeAt(value)] = value;
VALUES[' '.charCodeAt(0)] = LETTERS.indexOf('+');

/** The first of the six bits of a letter. */
const HIGHEST = 32;

/** Codes that stand for no entry of the dictionary: a new character of 8 or 16 bits, and the end. */
const [NEW_8, NEW_16, END, FIRST_ENTRY] = [0, 1, 2, 3];

/** As many code units are made to a string at once. */
const PIECE = 8192;

/**
 * The text that was packed, at most `longest` code units. The library unpacks 65,000 characters to 400 million and
 * knows no limit; here an entry of its dictionary is a stretch of the text so far, so that work and memory stay in
 * proportion to what comes out. Problems: `brokenLink` {part} where it is damaged, `unpackedTooLong` {max}.
 */
export function unpack(packed: string, longest: number, cost: Cost = noCost()): Result<string> {
  const bits = new Bits(packed);
  const text = new Text(longest);
  /** Where the entries lie in the text. */
  const starts: number[] = [0, 0, 0];
  const lengths: number[] = [0, 0, 0];
  let width = 2;
  /** Entries until the codes take one bit more. The first code makes no entry of two. */
  let room = 4;
  let last: { readonly start: number; readonly length: number } | null = null;
  const damaged = () => bad(problem('', 'brokenLink', { part: 'z' }));
  const grow = () => {
    if (--room > 0) return;
    room = 2 ** width;
    width++;
  };
  for (;;) {
    const code = bits.read(width);
    if (code === null) return damaged();
    if (code === END) {
      cost.unpacked += text.length;
      return good(text.all());
    }
    const start = text.length;
    let length = 1;
    if (code === NEW_8 || code === NEW_16) {
      const unit = bits.read(code === NEW_8 ? 8 : 16);
      if (unit === null) return damaged();
      if (text.add(unit)) {
        starts.push(start);
        lengths.push(1);
      }
    } else {
      // The entry that is being made right now is the last one and its own first character once more.
      const made = code === starts.length && last !== null;
      if (code < FIRST_ENTRY || (code >= starts.length && !made)) return damaged();
      length = made ? last!.length + 1 : lengths[code]!;
      text.repeat(made ? last!.start : starts[code]!, length);
    }
    if (text.tooLong) {
      cost.unpacked += text.length;
      return bad(problem('', 'unpackedTooLong', { max: longest }));
    }
    if (last === null) {
      width = 3;
    } else {
      if (code === NEW_8 || code === NEW_16) grow();
      starts.push(last.start);
      lengths.push(last.length + 1);
      grow();
    }
    last = { start, length };
  }
}

/** Whole numbers from the letters, the lowest bit first. */
class Bits {
  private letter = 0;
  private mask = HIGHEST;

  constructor(private readonly text: string) {}

  /** The next number of so many bits; null where the letters end, or where one is none of them. */
  read(width: number): number | null {
    let number = 0;
    for (let bit = 0; bit < width; bit++) {
      // Behind the end the code is NaN, which has no value.
      const value = VALUES[this.text.charCodeAt(this.letter)] ?? -1;
      if (value < 0) return null;
      if ((value & this.mask) !== 0) number += 2 ** bit;
      this.mask >>= 1;
      if (this.mask === 0) {
        this.mask = HIGHEST;
        this.letter++;
      }
    }
    return number;
  }
}

/** A text that grows up to a length. */
class Text {
  length = 0;
  /** Whether it would have become longer than it may. */
  tooLong = false;
  private units = new Uint16Array(1024);

  constructor(private readonly longest: number) {}

  /** False where there is no room for it. */
  add(unit: number): boolean {
    return this.make(1) && ((this.units[this.length++] = unit), true);
  }

  /** Appends a stretch of itself, which may be one unit longer than what is there from `start` on. */
  repeat(start: number, length: number): void {
    if (!this.make(length)) return;
    const there = Math.min(length, this.length - start);
    this.units.copyWithin(this.length, start, start + there);
    this.length += length;
    // An entry that is its own continuation reaches one unit into itself, the first that was just appended.
    if (there < length) this.units[this.length - 1] = this.units[start]!;
  }

  all(): string {
    const pieces: string[] = [];
    for (let at = 0; at < this.length; at += PIECE) {
      pieces.push(String.fromCharCode(...this.units.subarray(at, Math.min(this.length, at + PIECE))));
    }
    return pieces.join('');
  }

  private make(more: number): boolean {
    const needed = this.length + more;
    if (needed > this.longest) this.tooLong = true;
    else if (needed > this.units.length) {
      const larger = new Uint16Array(Math.min(this.longest, Math.max(needed, 2 * this.units.length)));
      larger.set(this.units);
      this.units = larger;
    }
    return !this.tooLong;
  }
}
