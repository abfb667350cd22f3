import { testWithoutInputGradient } from '../../unit/rnn/inputGradientSuite';

testWithoutInputGradient('webgl');
