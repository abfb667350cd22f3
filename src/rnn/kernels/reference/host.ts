/** How a kernel of the reference backend reads its inputs and hands back its outputs: plain arrays in host memory. */
import type { TensorInfo } from '../../tensorflow';

/** The part of TensorFlow.js' cpu backend that we use; the reference backend is of its class. */
interface HostBackend {
  readSync(dataId: object): Float32Array;
  makeTensorInfo(shape: readonly number[], dtype: 'float32', values: Float32Array): TensorInfo;
}

export type Inputs = Readonly<Record<string, TensorInfo | undefined>>;

export interface Host {
  /** Values of an input; not to be written to. */
  read(name: string): Float32Array;
  /** The same, or null for the empty tensor that stands for an option that is off. */
  readOptional(name: string): Float32Array | null;
  write(shape: readonly number[], values: Float32Array): TensorInfo;
}

/** What a kernel computes from its inputs and attributes. */
export type HostKernel<Attrs> = (inputs: Inputs, attrs: Attrs, host: Host) => TensorInfo[];

/** Throws when an input that the kernel reads is missing. */
export function hostOf(inputs: Inputs, backend: object): Host {
  const own = backend as HostBackend;
  const read = (name: string) => {
    const info = inputs[name];
    if (!info) throw new Error(`${name}: the kernel needs this input`);
    return own.readSync(info.dataId);
  };
  return {
    read,
    readOptional: (name) => {
      const values = read(name);
      return values.length === 0 ? null : values;
    },
    write: (shape, values) => own.makeTensorInfo(shape, 'float32', values),
  };
}

/** T, B, I and H from the shapes of x and recurrentKernel. */
export function sizesOf(inputs: Inputs): { steps: number; batch: number; inputs: number; units: number } {
  const [steps, batch, width] = inputs['x']!.shape;
  return { steps, batch, inputs: width, units: inputs['recurrentKernel']!.shape[0] };
}
