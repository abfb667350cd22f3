/** Some rows of a table. */
import type { RowLabels, Table } from '../experiment/sequences';

/** The rows begin … end − 1, which share the memory of the whole, without where further series begin. */
export function tableRows(table: Table, begin: number, end: number): Table {
  const { breaks: _breaks, texts, ...rest } = table;
  return {
    ...rest,
    rows: end - begin,
    columns: table.columns.map((column) => ({ ...column, values: column.values.subarray(begin, end) })),
    ...(texts ? { texts: texts.map((text) => ({ ...text, codes: text.codes.subarray(begin, end) })) } : {}),
    labels: labelsOf(table.labels, begin, end),
  };
}

function labelsOf(labels: RowLabels, begin: number, end: number): RowLabels {
  switch (labels.kind) {
    case 'number':
      return { ...labels, first: labels.first + begin };
    case 'text':
      return { ...labels, values: labels.values.slice(begin, end) };
    case 'time':
      return { ...labels, times: labels.times.subarray(begin, end) };
  }
}
