/** The shared strings of a workbook, as their XML arrives. */
import { elements, textOf, withoutPrefixes } from './xml';

/** Strings and characters that are kept, at most: a table that a page can hold has no more words. */
const MOST = { strings: 5_000_000, characters: 200_000_000 };
/** A string is never longer, in characters of XML. */
const LONGEST_STRING = 4_000_000;
/** The end of a string with its prefix, in characters. */
const LONGEST_TAG = 40;

export class SharedStrings {
  readonly strings: string[] = [];
  private rest = '';
  private characters = 0;

  /** Takes a piece; false where there are too many strings, or one has no end. */
  push(piece: string): boolean {
    // A tag may be cut in two.
    const from = Math.max(0, this.rest.length - LONGEST_TAG);
    this.rest += piece;
    if (!/<\/(?:\w+:)?si>/.test(this.rest.slice(from))) return this.rest.length <= LONGEST_STRING;
    const prefixed = /<\w+:si[\s>]/.test(this.rest);
    const whole = prefixed ? withoutPrefixes(this.rest) : this.rest;
    const end = whole.lastIndexOf('</si>');
    for (const { content } of elements(whole.slice(0, end + '</si>'.length), 'si')) {
      const text = textOf(content);
      this.characters += text.length;
      this.strings.push(text);
    }
    this.rest = whole.slice(end + '</si>'.length);
    return this.strings.length <= MOST.strings && this.characters <= MOST.characters;
  }
}
