import { testAgainstPytorch } from '../../oracle/suite';

testAgainstPytorch('webgl');
