import { describe } from 'vitest';
import { testWithoutInputGradient } from './inputGradientSuite';

describe.each(['reference', 'simd'] as const)('on %s', testWithoutInputGradient);
