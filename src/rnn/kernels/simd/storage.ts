/**
 * Where the simd backend keeps tensors. It is TensorFlow.js' cpu backend, whose kernels read a tensor's `values`; ours
 * put theirs into WebAssembly's memory, and what the others see is a view of it, made anew when the memory has grown.
 */
import { tf } from '../../tensorflow';
import type { TensorInfo } from '../../tensorflow';
import type { SimdModule } from './module';

type Backend = InstanceType<typeof tf.KernelBackend>;
type DataId = TensorInfo['dataId'];

/** What the cpu backend keeps of a tensor. */
interface Entry {
  readonly values?: unknown;
  readonly dtype: string;
  refCount: number;
}

/** The parts of the cpu backend that we use or change. */
export interface HostBackend extends Backend {
  data: tf.DataStorage<Entry>;
  makeTensorInfo(shape: readonly number[], dtype: 'float32', values: Float32Array): TensorInfo;
}

/** A tensor in WebAssembly's memory, as the cpu backend's kernels expect it. */
class Resident implements Entry {
  readonly dtype = 'float32';
  private view: Float32Array | null = null;

  constructor(
    private readonly memory: WebAssembly.Memory,
    readonly address: number,
    private readonly length: number,
    public refCount: number,
  ) {}

  get values(): Float32Array {
    // When memory grows, its old buffer and all views of it become empty.
    if (this.view?.buffer !== this.memory.buffer) {
      this.view = new Float32Array(this.memory.buffer, this.address, this.length);
    }
    return this.view;
  }
}

/** Frees a tensor's memory when the backend forgets the tensor. */
class ResidentStorage extends tf.DataStorage<Entry> {
  constructor(
    backend: Backend,
    private readonly module: SimdModule,
  ) {
    super(backend, tf.engine());
  }

  override delete(dataId: DataId): boolean {
    const entry = this.has(dataId) ? this.get(dataId) : null;
    if (entry instanceof Resident) this.module.release(entry.address);
    return super.delete(dataId);
  }
}

/** Values that fit into WebAssembly's four gigabytes with some room to spare for what a kernel needs besides. */
const LARGEST = 2 ** 29;

/** Tensors of the simd backend by their addresses. */
export class SimdMemory {
  private heap = new Float32Array(0);

  constructor(
    private readonly module: SimdModule,
    private readonly backend: HostBackend,
  ) {}

  /** All of WebAssembly's memory as floats; to be asked for anew after anything was created. */
  floats(): Float32Array {
    const { buffer } = this.module.memory;
    if (this.heap.buffer !== buffer) this.heap = new Float32Array(buffer);
    return this.heap;
  }

  /** Whether a tensor's values lie in WebAssembly's memory already. */
  holds({ dataId }: TensorInfo): boolean {
    return this.backend.data.get(dataId) instanceof Resident;
  }

  /**
   * Where a float32 tensor's values lie; 0 for an empty tensor. One that JavaScript made moves into WebAssembly's memory
   * the first time that it is asked for, and stays there.
   */
  addressOf({ dataId, shape, dtype }: TensorInfo): number {
    const length = lengthOf(shape);
    if (length === 0) return 0;
    if (dtype !== 'float32') throw new Error(`simd: a tensor of ${dtype}; our kernels take float32`);
    const { data } = this.backend;
    const entry = data.get(dataId);
    if (entry instanceof Resident) return entry.address;
    const resident = new Resident(this.module.memory, this.allocate(length), length, entry.refCount);
    resident.values.set(entry.values as Float32Array);
    data.delete(dataId);
    data.set(dataId, resident);
    return resident.address;
  }

  /** A new tensor whose values a kernel is about to write; its address is 0 when it is empty. */
  create(shape: readonly number[]): { readonly info: TensorInfo; readonly address: number } {
    const length = lengthOf(shape);
    if (length === 0) return { info: this.backend.makeTensorInfo(shape, 'float32', new Float32Array(0)), address: 0 };
    const address = this.allocate(length);
    const resident = new Resident(this.module.memory, address, length, 1);
    const dataId = {};
    this.backend.data.set(dataId, resident);
    return { info: { dataId, shape: [...shape], dtype: 'float32' }, address };
  }

  /** A new tensor of one value. */
  scalar(value: number): TensorInfo {
    return this.backend.makeTensorInfo([], 'float32', Float32Array.of(value));
  }

  private allocate(length: number): number {
    // Counts reach WebAssembly modulo 2³², so this must not be left to it.
    if (length > LARGEST) throw new Error(`simd: a tensor of ${length} values is more than WebAssembly can address`);
    return this.module.allocate(4 * length) >>> 0;
  }
}

const lengthOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

/** Turns a backend of the cpu backend's class into one whose tensors can live in the module's memory. */
export function residentBackend(backend: HostBackend, module: SimdModule): HostBackend {
  backend.data = new ResidentStorage(backend, module);
  const isOurs = (values: unknown): values is Float32Array =>
    values instanceof Float32Array && values.buffer === module.memory.buffer;
  // Some kernels of the cpu backend hand on a part of their input's array, which would be freed with the input.
  const write = backend.write.bind(backend);
  backend.write = (values, shape, dtype) => write(isOurs(values) ? values.slice() : values, shape, dtype);
  // Who reads a tensor keeps the array for as long as they like.
  const readSync = backend.readSync.bind(backend);
  backend.readSync = (dataId) => {
    const values = readSync(dataId);
    return isOurs(values) ? values.slice() : values;
  };
  const memory = backend.memory.bind(backend);
  backend.memory = () => ({ ...memory(), numBytesInWasm: module.bytesInUse() >>> 0 });
  return backend;
}
