/** Boundaries of the page's parts in a real Chromium: what breaks says so at its place, and the others go on. */
import { MantineProvider } from '@mantine/core';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { english } from '../../src/i18n/english';
import { WordsProvider } from '../../src/i18n/react';
import { instance } from '../../src/i18n/words';
import { Fold } from '../../src/views/parts/Fold';
import { Card } from '../../src/views/parts/Card';
import { Dialog } from '../../src/views/parts/Dialog';
import { Section } from '../../src/views/page/Section';
import { RailSection } from '../../src/views/lab/rail/RailSection';

/** How often it was drawn, and whether it breaks. */
const drawn = {
  times: 0,
  breaks: true,
  once() {
    this.times++;
    if (this.breaks) throw new Error('ended: NaN');
  },
};

function Fragile() {
  drawn.once();
  return <p>whole</p>;
}

function draw(parts: ReactNode): HTMLElement {
  const root = document.createElement('div');
  document.body.append(root);
  const react = createRoot(root, { onCaughtError: () => undefined });
  onTestFinished(() => {
    react.unmount();
    root.remove();
  });
  act(() =>
    react.render(
      <WordsProvider i18n={instance('en', { en: english })}>
        <MantineProvider>{parts}</MantineProvider>
      </WordsProvider>,
    ),
  );
  return root;
}
const said = (root: Element) => [...root.querySelectorAll('[role=alert] > span')].map((each) => each.textContent);
const press = (root: Element, name: string) =>
  act(() => [...root.querySelectorAll('button')].find((each) => each.textContent === name)!.click());

const BROKE = 'broke while it was drawn. Everything else goes on, and your settings and the training are still there.';

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  Object.assign(drawn, { times: 0, breaks: true });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a part of the page that breaks', () => {
  it.each<[string, (inside: ReactNode) => ReactNode]>([
    ['a card', (inside) => <Card id="runs" title="Runs" children={inside} />],
    ['a section around its card', (inside) => <Section id="runs" title="Runs" children={inside} />],
    ['a section of the rail', (inside) => <RailSection id="data" title="Runs" children={inside} />],
    ['a dialog', (inside) => <Dialog title="Runs" opened onClose={() => undefined} children={inside} />],
    ['a fold', (inside) => <Fold title="Runs" help="" open onToggle={() => undefined} children={inside} />],
  ])('%s says so at its place, with its title, and leaves the one beside it', (_case, around) => {
    const root = draw(
      <>
        {around(<Fragile />)}
        <Card id="other" title="Other">
          <p>still here</p>
        </Card>
      </>,
    );
    expect(said(root)).toEqual([`“Runs” ${BROKE}`]);
    expect(root.textContent).toContain('still here');
    expect(root.querySelector('h2, [role=group] button')!.textContent).toBe('Runs');
    expect(root.querySelector('pre')!.textContent).toContain('Error: ended: NaN');
    drawn.breaks = false;
    press(root, 'Draw it again');
    expect(root.textContent).toContain('whole');
    expect(said(root)).toEqual([]);
  });

  it('keeps the place in the page to which its link leads', () => {
    const root = draw(<Section id="verdict" title="Verdict" children={<Fragile />} />);
    expect(root.querySelector('section')!.id).toBe('verdict');
  });

  it('is drawn again only when it is told to, and says that it broke once more', async () => {
    const root = draw(<Card id="runs" title="Runs" children={<Fragile />} />);
    const before = drawn.times;
    await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
    expect(drawn.times).toBe(before);
    press(root, 'Draw it again');
    expect(said(root)[0]).toContain('“Runs” broke once more. Undo the last change');
    expect(drawn.times).toBeLessThanOrEqual(2 * before);
  });

  it('in the tools or the caption of a card is left out, and the card stays', () => {
    const root = draw(
      <Card id="runs" title="Runs" caption={<Fragile />} tools={<Fragile />}>
        <p>still here</p>
      </Card>,
    );
    expect(said(root)).toEqual([]);
    expect(root.querySelector('section')!.textContent).toBe('Runsstill here');
  });
});
