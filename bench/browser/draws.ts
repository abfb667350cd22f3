/** Counts the WebGL draw calls of this worker, whoever makes them, by standing in front of the context's own functions. */

let calls = 0;

/** Draw calls since the worker started to count. */
export const drawCalls = (): number => calls;

/** Starts to count; to be called once, before any context draws. */
export function countDrawCalls(): void {
  if (typeof WebGL2RenderingContext === 'undefined') return;
  const context = WebGL2RenderingContext.prototype;
  const { drawArrays, drawElements } = context;
  context.drawArrays = function (...args) {
    calls++;
    drawArrays.apply(this, args);
  };
  context.drawElements = function (...args) {
    calls++;
    drawElements.apply(this, args);
  };
}
