/** Sentences that are said one after the other. */

/** With a blank between two of them, except after a full-width mark, which brings its own room. Empty ones are left out. */
export const joined = (sentences: readonly string[]): string =>
  sentences.filter((sentence) => sentence !== '').reduce((text, next) => text + gapAfter(text) + next, '');

/** What stands between this text and the sentence after it. */
export const gapAfter = (text: string): string => (text === '' || /[。！？；：，、）”…]$/.test(text) ? '' : ' ');
