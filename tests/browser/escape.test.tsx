/** What a button opens, in a real Chromium: Escape closes it at once, also before it has taken the focus. */
import { flushSync } from 'react-dom';
import { expect, it } from 'vitest';
import { defaultSpec } from '../../src/experiment/parse';
import { ViewOptions } from '../../src/views/lab/curves/ViewOptions';
import { Share } from '../../src/views/page/header/Share';
import { HelpMark } from '../../src/views/parts/HelpMark';
import { SaveMenu } from '../../src/views/parts/save/SaveMenu';
import { shown, storeOf } from './shown';

const nothing = () => undefined;

const OPENED = '[role="dialog"], [role="menu"]';
/** Until it is drawn and has taken the focus, in frames. */
const SOON = 20;

async function untilFrame(met: () => boolean): Promise<boolean> {
  for (let frame = 0; frame < SOON && !met(); frame++) await new Promise(requestAnimationFrame);
  return met();
}

it.each([
  ['help', <HelpMark of="Gates" text="Look." />],
  ['options', <ViewOptions smoothing={0} onSmoothing={nothing} single={false} onSingle={nothing} />],
  ['a menu', <SaveMenu name="Gates" file="gates" numbers={() => null} form="long" />],
  ['the link', <Share />],
])('%s', async (_, content) => {
  const button = (await shown(content, storeOf({ spec: defaultSpec() }))).querySelector('button')!;
  for (const focus of ['with the button', 'inside'] as const) {
    button.focus();
    flushSync(() => button.click());
    expect(await untilFrame(() => document.querySelector(OPENED) !== null), 'opened').toBe(true);
    if (focus === 'inside') {
      const inside = () => document.querySelector(OPENED)!.contains(document.activeElement);
      expect(await untilFrame(inside), 'has the focus').toBe(true);
    } else button.focus();
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(await untilFrame(() => document.querySelector(OPENED) === null), `closed, the focus ${focus}`).toBe(true);
  }
});
