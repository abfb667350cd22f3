/** The simd backend in a real Chromium, which takes the module with fused multiply-add. */
import { expect, it } from 'vitest';
import { openBackend } from '../../../src/rnn';
import { simdSuite } from '../../unit/rnn/simdSuite';

it('Chromium takes the fused variant', async () => {
  expect(await openBackend('simd')).toEqual({ name: 'simd', variant: 'fma', fallback: false });
});

simdSuite();
