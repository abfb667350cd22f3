/** Parts that are loaded later in a real Chromium: whatever else the page waits for, one that has arrived is shown. */
import { startTransition, Suspense, use, useState } from 'react';
import { expect, it } from 'vitest';
import { later } from '../../src/views/parts/later';
import { shown } from './shown';

const never = new Promise<null>(() => undefined);

it('a part that arrives is shown while another drawing in pauses never ends', async () => {
  let wait = () => {};
  function Waits() {
    const [waits, setWaits] = useState(false);
    wait = () => startTransition(() => setWaits(true));
    if (waits) use(never);
    return <p>before</p>;
  }
  let arrive = (_: { default: () => React.JSX.Element }) => {};
  const Part = later(
    () => new Promise<{ default: () => React.JSX.Element }>((resolve) => (arrive = resolve)),
    () => <p>on its way</p>,
  );
  const root = await shown(
    <main>
      <Suspense fallback={<p>nothing</p>}>
        <Waits />
        <Part />
      </Suspense>
    </main>,
  );
  const text = () => root.querySelector('main')?.textContent;
  await expect.poll(text).toBe('beforeon its way');
  wait();
  arrive({ default: () => <p>there</p> });
  await expect.poll(text).toBe('beforethere');
});
