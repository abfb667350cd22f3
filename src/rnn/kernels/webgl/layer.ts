/**
 * One run of a recurrent layer on the GPU: its sizes, the textures it needs meanwhile, and its draws.
 *
 * Between our own draws, a texel holds four consecutive sequences of the batch (a quad) for one column: a unit, an
 * input. Rows are quads, position after position in the order of work, so that a step is one rectangle of texels; where
 * the texture is full, the next positions stand beside the first. A product of states and weights then multiplies four
 * sequences by the four gates of a unit with two texel fetches.
 *
 * A draw may not read a texture that it writes to. So what one step hands to the next is kept in pairs: even positions
 * in the first texture, odd ones in the second.
 *
 * Letters: B batch, T steps, I inputs, H units.
 */
import type { MathBackendWebGL, TensorInfo } from '../../tensorflow';
import { draw, makeFramebuffer } from './draw';
import type { Uniform, Uniforms } from './draw';
import { isGiven, liveContext, longestSide, makeScratch, makeVisible, visibleIn } from './gpu';
import type { Scratch, Visible } from './gpu';

export interface Sizes {
  readonly steps: number;
  readonly batch: number;
  readonly inputs: number;
  readonly units: number;
}

/** Textures for even and odd positions. */
export type Pair = readonly [Scratch, Scratch];

/** GLSL that reads an input, and the uniforms it needs. */
export interface Reader {
  readonly glsl: string;
  readonly uniforms: Uniforms;
}

/** Several readers as one. */
export const together = (readers: readonly Reader[]): Reader => ({
  glsl: readers.map(({ glsl }) => glsl).join('\n'),
  uniforms: Object.fromEntries(readers.flatMap(({ uniforms }) => Object.entries(uniforms))),
});

/** Declarations that every shader of a layer begins with. */
const COMMON = `
uniform int steps, batch, inputs, units, quads, reversed, positionsPerColumn;

/** Where the first texel of a position lies in a texture whose positions are so wide. */
ivec2 place(int position, int width) {
  return ivec2((position / positionsPerColumn) * width, (position % positionsPerColumn) * quads);
}
/** Position, quad and column of a texel of such a texture. */
ivec3 placed(ivec2 at, int width) {
  return ivec3((at.x / width) * positionsPerColumn + at.y / quads, at.y % quads, at.x % width);
}
/** The step that is worked on at a position, and back. */
int stepAt(int position) { return reversed == 1 ? steps - 1 - position : position; }
`;

export class Layer {
  private readonly gl: WebGL2RenderingContext;
  private readonly infos: TensorInfo[] = [];
  private readonly framebuffers: WebGLFramebuffer[] = [];
  private readonly common: Uniforms;
  /** Sequences of the batch in fours. */
  readonly quads: number;
  private readonly positionsPerColumn: number;

  constructor(
    private readonly backend: MathBackendWebGL,
    readonly sizes: Sizes,
    reverse: boolean,
  ) {
    this.gl = liveContext(backend);
    this.quads = Math.ceil(sizes.batch / 4);
    this.positionsPerColumn = Math.max(1, Math.min(sizes.steps, Math.floor(longestSide() / this.quads)));
    this.common = {
      ...sizes,
      quads: this.quads,
      reversed: reverse ? 1 : 0,
      positionsPerColumn: this.positionsPerColumn,
    };
  }

  /** A texture for one position, `width` columns wide. */
  scratch(width: number, height = this.quads): Scratch {
    const scratch = makeScratch(this.backend, width, height);
    this.infos.push(scratch.info);
    return scratch;
  }

  /** A texture for all positions. */
  positions(width: number): Scratch {
    const columns = Math.ceil(this.sizes.steps / this.positionsPerColumn);
    return this.scratch(columns * width, this.positionsPerColumn * this.quads);
  }

  /** Textures for all positions, one for the even and one for the odd ones. */
  pair(): Pair {
    return [this.positions(this.sizes.units), this.positions(this.sizes.units)];
  }

  /** What a draw writes to, in the order of the shader's outputs. */
  framebuffer(textures: readonly { readonly texture: WebGLTexture }[]): WebGLFramebuffer {
    const framebuffer = makeFramebuffer(
      this.gl,
      textures.map(({ texture }) => texture),
    );
    this.framebuffers.push(framebuffer);
    return framebuffer;
  }

  /** Draws every texel of textures of one size. */
  drawAll(
    source: string,
    textures: readonly { readonly texture: WebGLTexture; readonly width: number; readonly height: number }[],
    uniforms: Uniforms,
  ): void {
    const [{ width, height }] = textures;
    this.draw(source, { framebuffer: this.framebuffer(textures), x: 0, y: 0, width, height }, uniforms);
  }

  /** Sets all texels of textures to 0. */
  clear(textures: readonly Scratch[]): void {
    this.framebuffer(textures);
    const [{ width, height }] = textures;
    this.gl.scissor(0, 0, width, height);
    textures.forEach((_, k) => this.gl.clearBufferfv(this.gl.COLOR, k, [0, 0, 0, 0]));
  }

  /** Draws one position: the shader's `position` is set, and its texels are those of H columns. */
  drawPosition(source: string, framebuffer: WebGLFramebuffer, position: number, uniforms: Uniforms): void {
    const { units } = this.sizes;
    const x = Math.floor(position / this.positionsPerColumn) * units;
    const y = (position % this.positionsPerColumn) * this.quads;
    this.draw(source, { framebuffer, x, y, width: units, height: this.quads }, { ...uniforms, position });
  }

  /** A new tensor of a shape that other ops read, drawn by a shader that gets its texture's width as `outWidth`. */
  visible(source: string, shape: readonly number[], packed: boolean, uniforms: Uniforms): TensorInfo {
    const { info, visible } = makeVisible(this.backend, shape, packed);
    this.drawAll(source, [visible], { ...uniforms, outWidth: visible.width });
    return info;
  }

  /**
   * A reader of a tensor of rows: GLSL `vec4 name(int step, int quad, int column)` gives a quad of [T, B, N] or, with
   * step 0, of [B, N]; sequences beyond the batch read 0.
   *
   * @param width N as GLSL
   * @param absent what an option that is off reads
   */
  rows(name: string, info: TensorInfo | undefined, width: string, absent = '0.0'): Reader {
    if (!info || !isGiven(info)) {
      return { glsl: `vec4 ${name}(int t, int q, int j) { return vec4(${absent}); }`, uniforms: {} };
    }
    const visible = this.input(info, false);
    return visible.packed
      ? { glsl: packedRows(name, width), uniforms: uniformsOf(name, visible) }
      : { glsl: flatRows(name, width), uniforms: uniformsOf(`${name}One`, visible) };
  }

  /** The same of a mask [T, B]: GLSL `vec4 name(int step, int quad)`. */
  mask(name: string, info: TensorInfo): Reader {
    if (!isGiven(info)) return { glsl: `vec4 ${name}(int t, int q) { return vec4(1.0); }`, uniforms: {} };
    const { glsl, uniforms } = this.values(`${name}Value`, info);
    return {
      glsl: `${glsl}
vec4 ${name}(int t, int q) {
  int from = t * batch + 4 * q;
  vec4 all = vec4(${name}Value(from), ${name}Value(from + 1), ${name}Value(from + 2), ${name}Value(from + 3));
  return mix(vec4(0.0), all, lessThan(ivec4(4 * q) + ivec4(0, 1, 2, 3), ivec4(batch)));
}`,
      uniforms,
    };
  }

  /** A reader of a tensor as one vector: GLSL `float name(int index)`. */
  values(name: string, info: TensorInfo): Reader {
    return { glsl: flatValues(name), uniforms: uniformsOf(name, this.input(info, true)) };
  }

  /** Gives everything back that the run needed meanwhile. */
  dispose(): void {
    for (const framebuffer of this.framebuffers) this.gl.deleteFramebuffer(framebuffer);
    for (const info of this.infos) this.backend.disposeIntermediateTensorInfo(info);
  }

  private input(info: TensorInfo, flat: boolean): Visible {
    const { visible, temporary } = visibleIn(this.backend, info, flat);
    if (temporary) this.infos.push(temporary);
    return visible;
  }

  private draw(source: string, target: Parameters<typeof draw>[2], uniforms: Uniforms): void {
    draw(this.gl, COMMON + source, target, { ...this.common, ...uniforms });
  }
}

/** Uniforms of a tensor's reader. */
export const uniformsOf = (name: string, { texture, width, offset }: Visible): Record<string, Uniform> => ({
  [`${name}Texture`]: texture,
  [`${name}Layout`]: [width, offset],
});

/** GLSL `float name(int index)` for a tensor of one value a texel. */
export const flatValues = (name: string) => `
uniform sampler2D ${name}Texture;
uniform ivec2 ${name}Layout;
float ${name}(int index) {
  int at = ${name}Layout.y + index;
  return texelFetch(${name}Texture, ivec2(at % ${name}Layout.x, at / ${name}Layout.x), 0).r;
}`;

const flatRows = (name: string, width: string) => `${flatValues(`${name}One`)}
vec4 ${name}(int t, int q, int j) {
  ivec4 b = ivec4(4 * q) + ivec4(0, 1, 2, 3);
  ivec4 at = (t * batch + b) * (${width}) + j;
  vec4 all = vec4(${name}One(at.x), ${name}One(at.y), ${name}One(at.z), ${name}One(at.w));
  return mix(vec4(0.0), all, lessThan(b, ivec4(batch)));
}`;

/** Two rows of two columns a texel: (row, column), (row, column + 1), (row + 1, column), (row + 1, column + 1). */
const packedRows = (name: string, width: string) => `
uniform sampler2D ${name}Texture;
uniform ivec2 ${name}Layout;
vec4 ${name}(int t, int q, int j) {
  int across = ((${width}) + 1) / 2;
  int at = (t * ((batch + 1) / 2) + 2 * q) * across + j / 2;
  vec4 upper = texelFetch(${name}Texture, ivec2(at % ${name}Layout.x, at / ${name}Layout.x), 0);
  at += across;
  vec4 lower = texelFetch(${name}Texture, ivec2(at % ${name}Layout.x, at / ${name}Layout.x), 0);
  vec4 all = j % 2 == 0 ? vec4(upper.rb, lower.rb) : vec4(upper.ga, lower.ga);
  return mix(vec4(0.0), all, lessThan(ivec4(4 * q) + ivec4(0, 1, 2, 3), ivec4(batch)));
}`;
