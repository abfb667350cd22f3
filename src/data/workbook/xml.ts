/** The little of XML that workbooks need: elements by their name, attributes, and text, without a tree. */

/** An element: what its tag says and what stands in it. */
export interface XmlElement {
  readonly attributes: string;
  readonly content: string;
}

/** Some programs write `<x:row>`: the prefix is taken off. */
export const withoutPrefixes = (xml: string): string => xml.replace(/<(\/?)[A-Za-z]\w*:/g, '<$1');

/** The elements of a name in a text without others of that name inside them. What is never closed ends the list. */
export function* elements(xml: string, name: string): Generator<XmlElement> {
  const begin = `<${name}`;
  const end = `</${name}>`;
  for (let at = xml.indexOf(begin); at >= 0; at = xml.indexOf(begin, at)) {
    const after = at + begin.length;
    // "<c" begins "<cols" as well.
    if (!/[\s/>]/.test(xml[after] ?? '')) {
      at = after;
      continue;
    }
    const close = xml.indexOf('>', after);
    if (close < 0) return;
    if (xml[close - 1] === '/') {
      yield { attributes: xml.slice(after, close - 1), content: '' };
      at = close + 1;
      continue;
    }
    const stop = xml.indexOf(end, close);
    if (stop < 0) return;
    yield { attributes: xml.slice(after, close), content: xml.slice(close + 1, stop) };
    at = stop + end.length;
  }
}

/** The value of an attribute; null where it is not there. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found === null ? null : unescaped(found[1] ?? found[2] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities as characters. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (whole, hex, digits, name: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(digits) : parseInt(hex as string, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The text of a cell or a shared string: its `<t>` parts, without the readings of East Asian words. */
export function textOf(content: string): string {
  let text = '';
  for (const part of elements(withoutReadings(content), 't')) text += unescaped(part.content);
  // Control characters that XML cannot hold are written "_x000D_".
  return text.replace(/_x00(0[0-9A-F]|1[0-9A-F])_/g, ' ');
}

/** Without `<rPh>` elements. One that is never closed ends the search, which would else begin anew at each of them. */
function withoutReadings(content: string): string {
  let text = '';
  let at = 0;
  for (;;) {
    const begin = content.indexOf('<rPh', at);
    const end = begin < 0 ? -1 : content.indexOf('</rPh>', begin);
    if (end < 0) return text + content.slice(at);
    text += content.slice(at, begin);
    at = end + '</rPh>'.length;
  }
}
