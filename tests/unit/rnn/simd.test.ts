import { simdSuite } from './simdSuite';

simdSuite();
