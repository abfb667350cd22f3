/** The predictions, as in the lab. */
import { Predictions } from '../lab/predictions/Predictions';

export default Predictions;
