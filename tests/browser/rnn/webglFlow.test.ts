import { testFlow } from '../../oracle/flowSuite';

testFlow('webgl');
