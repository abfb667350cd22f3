/** Workbooks (.xlsx): what their parts say, each part being text that was unpacked. */
import { attribute, elements, withoutPrefixes } from './xml';

export { SharedStrings } from './strings';
export { SheetReader, type SheetContext } from './sheet';
export { numberMeanings } from './styles';

/** A sheet by its name, and the part that holds it ("xl/worksheets/sheet1.xml"). */
export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** The sheets in their order, and whether days are counted from 1904, from workbook.xml and its relations. */
export function sheetsOf(workbook: string, relations: string): { sheets: readonly SheetEntry[]; from1904: boolean } {
  const xml = withoutPrefixes(workbook);
  const parts = new Map<string, string>();
  for (const { attributes } of elements(withoutPrefixes(relations), 'Relationship')) {
    const [id, target] = [attribute(attributes, 'Id'), attribute(attributes, 'Target')];
    if (id !== null && target !== null) parts.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const [list] = elements(xml, 'sheets');
  const sheets = [...elements(list?.content ?? '', 'sheet')].flatMap(({ attributes }) => {
    const part = parts.get(attribute(attributes, 'id') ?? '');
    const name = attribute(attributes, 'name');
    if (part === undefined || name === null) return [];
    return [{ name, part, hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible' }];
  });
  const [settings] = elements(xml, 'workbookPr');
  const from1904 = ['1', 'true'].includes(attribute(settings?.attributes ?? '', 'date1904') ?? '');
  return { sheets, from1904 };
}
