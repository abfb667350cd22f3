import { describe } from 'vitest';
import { testAgainstPytorch } from '../../oracle/suite';

describe.each(['reference', 'simd'] as const)('on %s', testAgainstPytorch);
