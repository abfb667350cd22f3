/** Trains three steps on webgl and sends the losses. */
import { openBackend } from '../../../src/rnn';
import { forecast, model, randomBatch, settings } from '../../unit/rnn/contenders';

await openBackend('webgl');
const net = model();
postMessage(Array.from({ length: 3 }, () => net.trainStep(randomBatch(forecast), settings()).loss));
