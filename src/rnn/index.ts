/** The rnn room: backends, initial weights, and the model that trains. */
export { candidateBackends, isContextLost, isSoftwareRenderer, onContextLost, openBackend } from './backend';
export type { BackendName, OpenBackend } from './backend';
export type { ModelBatch } from './batch';
export { blankWeights, drawnWeights, initialWeights } from './initialWeights';
export { fastestProjection } from './kernels/simd/projection';
export type { Io, Weights } from './layout';
export type { LossSettings } from './losses';
export { Model } from './model';
export type { ModelSnapshot, StepSettings } from './model';
export type { LayerTrace } from './trace';
