/** What the module gives to TypeScript; ../module.ts declares the same. */
export { activateRow } from './activations';
export { allocate, bytesInUse, release } from './memory';
export { gruResetAfterBackward, gruResetAfterForward } from './gruResetAfter';
export { gruResetBeforeBackward, gruResetBeforeForward } from './gruResetBefore';
export { lstmBackward, lstmForward } from './lstm';
export { matrixProduct } from './matrixProduct';
export { mguBackward, mguForward } from './mgu';
export { optimiserUpdate } from './optimiser';
export { project } from './projection';
export { simpleRnnBackward, simpleRnnForward } from './simpleRnn';
