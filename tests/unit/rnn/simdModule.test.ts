/** The modules as compiled, and what happens where they cannot run or cannot be loaded. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SimdVariant } from '../../../src/rnn/kernels/simd/features';

const generated = (variant: SimdVariant) =>
  readFileSync(new URL(`../../../src/rnn/kernels/simd/generated/${variant}.wasm`, import.meta.url));

describe('the compiled modules', () => {
  it.each(['plain', 'fma'] as const)('%s has under 20 KB', (variant) => {
    expect(generated(variant).byteLength).toBeLessThan(20_000);
  });

  it('only fma needs relaxed SIMD, and nothing is imported', () => {
    const { validate } = WebAssembly;
    expect(validate(generated('plain'))).toBe(true);
    expect(WebAssembly.Module.imports(new WebAssembly.Module(generated('plain')))).toEqual([]);
    expect(generated('fma').equals(generated('plain'))).toBe(false);
  });
});

describe('opening', () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => vi.restoreAllMocks());

  it('takes the plain variant where the engine does not know relaxed SIMD', async () => {
    const { validate } = WebAssembly;
    let asked = 0;
    vi.spyOn(WebAssembly, 'validate').mockImplementation((bytes) => ++asked === 1 && validate(bytes));
    const { openBackend } = await import('../../../src/rnn');
    expect(await openBackend('auto')).toEqual({ name: 'simd', variant: 'plain', fallback: false });
  });

  it('falls back to the reference backend, and says so, where there is no WebAssembly SIMD', async () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const { openBackend } = await import('../../../src/rnn');
    const reference = { name: 'reference', variant: null };
    expect(await openBackend('auto')).toEqual({ ...reference, fallback: true });
    expect(await openBackend('simd')).toEqual({ ...reference, fallback: true });
    expect(await openBackend('reference')).toEqual({ ...reference, fallback: false });
  });

  it('tries again after the module could not be loaded', async () => {
    vi.spyOn(WebAssembly, 'instantiate').mockRejectedValueOnce(new Error('offline'));
    const { openBackend } = await import('../../../src/rnn');
    await expect(openBackend('simd')).rejects.toThrow('offline');
    expect(await openBackend('simd')).toMatchObject({ name: 'simd' });
  });
});
