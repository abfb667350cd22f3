/** A list of doubles that grows without being copied. */

const CHUNK = 65_536;

export class Grown {
  length = 0;
  private readonly chunks: Float64Array[] = [];

  push(value: number): void {
    const place = this.length++ % CHUNK;
    if (place === 0) this.chunks.push(new Float64Array(CHUNK));
    this.chunks.at(-1)![place] = value;
  }

  /** All values in one array. */
  all(): Float64Array {
    const values = new Float64Array(this.length);
    this.chunks.forEach((chunk, k) => {
      values.set(chunk.subarray(0, Math.min(CHUNK, this.length - k * CHUNK)), k * CHUNK);
    });
    return values;
  }
}
