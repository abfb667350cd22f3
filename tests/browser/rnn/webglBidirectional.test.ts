import { testBidirectional } from '../../unit/rnn/bidirectionalSuite';

testBidirectional('webgl');
