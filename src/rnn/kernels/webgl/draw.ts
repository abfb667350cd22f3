/** Compiles fragment shaders and draws with them: the only file here that talks to GL. */

/** A value for a uniform of the shader: a texture for a sampler, else numbers. */
export type Uniform = number | readonly number[] | WebGLTexture;
export type Uniforms = Readonly<Record<string, Uniform>>;

interface Target {
  readonly framebuffer: WebGLFramebuffer;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Program {
  readonly program: WebGLProgram;
  readonly uniforms: readonly { readonly name: string; readonly type: number; readonly at: WebGLUniformLocation }[];
}

interface Compiled {
  readonly programs: Map<string, Program>;
  readonly vertexShader: WebGLShader;
  readonly vertexArray: WebGLVertexArrayObject;
}

const compiled = new WeakMap<WebGL2RenderingContext, Compiled>();

/** One triangle that covers the viewport, made from the vertex's number alone. */
const VERTEX_SHADER = `#version 300 es
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`;

const HEAD = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
`;

/** A framebuffer that writes to the textures in the order of the shader's outputs; the caller deletes it. */
export function makeFramebuffer(gl: WebGL2RenderingContext, textures: readonly WebGLTexture[]): WebGLFramebuffer {
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  const places = textures.map((_, k) => gl.COLOR_ATTACHMENT0 + k);
  textures.forEach((texture, k) => gl.framebufferTexture2D(gl.FRAMEBUFFER, places[k], gl.TEXTURE_2D, texture, 0));
  gl.drawBuffers(places);
  return framebuffer;
}

/**
 * Runs a fragment shader once for every texel of the target. Uniforms that the shader does not have are passed over.
 *
 * @param source the shader without its head; equal sources are compiled once
 * @throws when the shader does not compile or one of its uniforms is not given
 */
export function draw(gl: WebGL2RenderingContext, source: string, target: Target, values: Uniforms): void {
  const own = compiledFor(gl);
  const { program, uniforms } = programFor(gl, own, source);
  gl.useProgram(program);
  gl.bindVertexArray(own.vertexArray);
  gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
  gl.viewport(target.x, target.y, target.width, target.height);
  gl.scissor(target.x, target.y, target.width, target.height);
  let unit = 0;
  for (const { name, type, at } of uniforms) {
    const value = values[name];
    if (value === undefined) throw new Error(`webgl: the uniform ${name} has no value`);
    if (type === gl.SAMPLER_2D) {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, value as WebGLTexture);
      gl.uniform1i(at, unit++);
    } else if (type === gl.INT) gl.uniform1i(at, value as number);
    else if (type === gl.FLOAT) gl.uniform1f(at, value as number);
    else gl.uniform2iv(at, value as readonly number[]);
  }
  gl.drawArrays(gl.TRIANGLES, 0, 3);
}

function compiledFor(gl: WebGL2RenderingContext): Compiled {
  const known = compiled.get(gl);
  if (known) return known;
  const made = {
    programs: new Map<string, Program>(),
    vertexShader: makeShader(gl, gl.VERTEX_SHADER, VERTEX_SHADER),
    vertexArray: gl.createVertexArray(),
  };
  compiled.set(gl, made);
  return made;
}

function programFor(gl: WebGL2RenderingContext, { programs, vertexShader }: Compiled, source: string): Program {
  const known = programs.get(source);
  if (known) return known;
  const fragmentShader = makeShader(gl, gl.FRAGMENT_SHADER, HEAD + source);
  const program = gl.createProgram();
  gl.attachShader(program, vertexShader);
  gl.attachShader(program, fragmentShader);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const report = gl.getShaderInfoLog(fragmentShader) || gl.getProgramInfoLog(program);
    throw new Error(`webgl: a shader does not compile: ${report}\n${numbered(HEAD + source)}`);
  }
  gl.deleteShader(fragmentShader);
  const count = gl.isContextLost() ? 0 : (gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) as number);
  const uniforms = Array.from({ length: count }, (_, k) => {
    const { name, type } = gl.getActiveUniform(program, k)!;
    return { name, type, at: gl.getUniformLocation(program, name)! };
  });
  const made = { program, uniforms };
  programs.set(source, made);
  return made;
}

function makeShader(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type)!;
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

const numbered = (source: string) =>
  source
    .split('\n')
    .map((line, k) => `${k + 1}: ${line}`)
    .join('\n');
