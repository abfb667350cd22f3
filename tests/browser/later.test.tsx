/** Parts that are loaded later in a real Chromium: whatever else the page waits for, one that has arrived is shown. */
import { startTransition, Suspense, use, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished } from 'vitest';
import { later } from '../../src/views/parts/later';

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
  const root = document.createElement('div');
  document.body.append(root);
  const react = createRoot(root);
  onTestFinished(() => {
    react.unmount();
    root.remove();
  });
  react.render(
    <Suspense fallback={<p>nothing</p>}>
      <Waits />
      <Part />
    </Suspense>,
  );
  await expect.poll(() => root.textContent).toBe('beforeon its way');
  wait();
  arrive({ default: () => <p>there</p> });
  await expect.poll(() => root.textContent).toBe('beforethere');
});
