import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserAddress } from '../../../src/store/address';

/** As much of a browser's window as the address bar is. */
function bar() {
  const entries = [''];
  const writes: string[] = [];
  let back: () => void = () => undefined;
  const put = (address: string) => {
    entries[entries.length - 1] = address.replace('/', '');
    writes.push(entries.at(-1)!);
  };
  const window = {
    location: {
      pathname: '/',
      search: '',
      get hash() {
        return entries.at(-1)!;
      },
    },
    history: {
      pushState: (_: unknown, __: string, address: string) => {
        entries.push('');
        put(address);
      },
      replaceState: (_: unknown, __: string, address: string) => put(address),
    },
    performance: { now: () => Date.now() },
    setTimeout,
    clearTimeout,
    addEventListener: (_: string, listener: () => void) => (back = listener),
  };
  return { window: window as unknown as Window, entries, writes, back: () => back() };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the address bar', () => {
  it('takes a dragged value a few times a second, and the last one in the end (browsers refuse 200 in ten seconds)', () => {
    const { window, entries, writes } = bar();
    const address = browserAddress(window);
    address.write('v=0', 'push');
    for (let k = 1; k <= 600; k++) {
      address.write(`v=${k}`, 'replace');
      expect(address.read()).toBe(`v=${k}`);
      vi.advanceTimersByTime(1000 / 60);
    }
    expect(writes.length).toBeLessThan(40);
    vi.advanceTimersByTime(1000);
    expect(entries).toEqual(['', '#v=600']);
  });

  it('leaves an entry with its newest state when another is added (by definition)', () => {
    const { window, entries } = bar();
    const address = browserAddress(window);
    for (const [hash, how] of [
      ['a', 'push'],
      ['b', 'replace'],
      ['c', 'push'],
    ] as const)
      address.write(hash, how);
    expect(entries).toEqual(['', '#b', '#c']);
    vi.advanceTimersByTime(1000);
    expect(entries).toEqual(['', '#b', '#c']);
  });

  it('forgets what waited when the user goes back (by definition)', () => {
    const { window, entries, back } = bar();
    const address = browserAddress(window);
    const heard: string[] = [];
    address.listen((hash) => heard.push(hash));
    address.write('a', 'push');
    address.write('b', 'replace');
    entries.pop();
    back();
    vi.advanceTimersByTime(1000);
    expect([heard, entries]).toEqual([[''], ['']]);
  });
});
