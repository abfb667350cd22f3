import { describe } from 'vitest';
import { testFlow } from '../../oracle/flowSuite';

describe.each(['reference', 'simd'] as const)('on %s', testFlow);
