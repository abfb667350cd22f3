/** A file that is dropped on the page, in a real Chromium: runs are told from tables by what is in them, not by their name. */
import { expect, it, vi } from 'vitest';
import { runsText } from '../../src/experiment/runRecord';
import { DropTarget } from '../../src/views/lab/own/DropTarget';
import { shown } from './shown';

const drop = (...files: File[]): void => {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
};

it.each([
  ['runs.json', runsText([]), 'importRuns'],
  ['renamed.txt', runsText([]), 'importRuns'],
  ['prices.json', '[{"day": "2024-01-01", "price": 1.5}]', 'openFile'],
  ['prices.csv', 'day,price\n2024-01-01,1.5', 'openFile'],
] as const)('%s goes where it belongs', async (name, text, taken) => {
  const intents = { importRuns: vi.fn(), openFile: vi.fn(), report: vi.fn() };
  await shown(<DropTarget arrive={() => intents} />);
  drop(new File([text], name));
  await vi.waitFor(() => expect(intents[taken]).toHaveBeenCalledOnce());
  const [file, called] = intents[taken].mock.calls[0] as [File, string];
  expect([await file.text(), called]).toEqual([text, name]);
  const other = taken === 'openFile' ? intents.importRuns : intents.openFile;
  expect([other.mock.calls, intents.report.mock.calls]).toEqual([[], []]);
});
