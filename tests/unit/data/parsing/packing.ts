/** Zips and workbooks written by hand, as PKWARE's APPNOTE.TXT and ECMA-376 say. */
import { deflateRawSync } from 'node:zlib';

/**
 * A zip of entries (APPNOTE.TXT 4.3), without check sums, which no reader here looks at.
 *
 * @param zip64 whether sizes and places stand in 64 bits, where the numbers of 32 bits say so
 */
export function zip(entries: Readonly<Record<string, string | Uint8Array>>, zip64 = false): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(Buffer.byteLength(content), 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    const extra = Buffer.alloc(zip64 ? 28 : 0);
    if (zip64) {
      for (const place of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, place);
      entry.writeUInt16LE(28, 30);
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      [Buffer.from(content).length, packed.length, at].forEach((number, k) =>
        extra.writeBigUInt64LE(BigInt(number), 4 + 8 * k),
      );
    }
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name), extra);
    at += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  const end64 = Buffer.alloc(zip64 ? 76 : 0);
  if (zip64) {
    end.writeUInt32LE(0xffffffff, 16);
    end64.writeUInt32LE(0x06064b50, 0);
    end64.writeBigUInt64LE(BigInt(listed.length), 40);
    end64.writeBigUInt64LE(BigInt(at), 48);
    end64.writeUInt32LE(0x07064b50, 56);
    end64.writeBigUInt64LE(BigInt(at + listed.length), 64);
  }
  return new Uint8Array(Buffer.concat([...locals, listed, end64, end]));
}

export const row = (line: number, ...cells: string[]) => `<row r="${line}">${cells.join('')}</row>`;
export const rows = (...all: string[]) => `<worksheet><sheetData>${all.join('')}</sheetData></worksheet>`;

/** The parts of a workbook by their names, to be packed or damaged. */
export function parts(sheets: Readonly<Record<string, string>>, settings = ''): Record<string, string> {
  const names = Object.keys(sheets);
  return {
    'xl/workbook.xml': `<workbook>${settings}<sheets>${names.map((name, k) => `<sheet name="${name}" r:id="r${k}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, k) => `<Relationship Id="r${k}" Target="worksheets/sheet${k}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': '<sst><si><t>Day</t></si><si><r><t>Lo</t></r><r><t>ad &amp; more</t></r></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    ...Object.fromEntries(names.map((name, k) => [`xl/worksheets/sheet${k}.xml`, sheets[name]!])),
  };
}

export const workbook = (sheets: Readonly<Record<string, string>>, settings = ''): Uint8Array =>
  zip(parts(sheets, settings));
