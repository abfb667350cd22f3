/** Whether WebGL has a GPU under it. */

/**
 * Whether WebGL draws on the processor here, so that `simd` is faster; true where there is no WebGL 2. Asks a context of
 * its own, so that it can be called before any backend is open.
 */
export function isSoftwareRenderer(): boolean {
  const gl = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return true;
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const name = gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER) as string;
  // Browsers keep few contexts at a time; this one is not needed any more.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return namesSoftware(name);
}

/** Whether a renderer's name is that of SwiftShader, Mesa's llvmpipe or softpipe, or Windows' basic renderer. */
export const namesSoftware = (renderer: string): boolean =>
  /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer);
