import { describe, expect, it } from 'vitest';
import { isContextLost, isSoftwareRenderer, onContextLost, openBackend } from '../../../src/rnn';
import { namesSoftware } from '../../../src/rnn/kernels/webgl/renderer';
import { tf } from '../../../src/rnn/tensorflow';
import type { MathBackendWebGL } from '../../../src/rnn/tensorflow';
import { forecast, model, randomBatch, settings } from '../../unit/rnn/contenders';

const context = () => (tf.backend() as MathBackendWebGL).gpgpu.gl as WebGL2RenderingContext;

describe('the webgl backend', () => {
  it('opens under its name, with 32-bit floats and their epsilon', async () => {
    expect(await openBackend('webgl')).toMatchObject({ name: 'webgl' });
    expect(tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')).toBe(true);
    expect(tf.backend().floatPrecision()).toBe(32);
    expect(tf.backend().epsilon()).toBe(1e-7);
  });

  it('opens in a worker, on an OffscreenCanvas, and trains there as here', async () => {
    const worker = new Worker(new URL('./webgl.worker.ts', import.meta.url), { type: 'module' });
    const there = await new Promise<number[]>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data as number[]);
      worker.onerror = (event) => reject(new Error(event.message));
    });
    worker.terminate();
    await openBackend('webgl');
    const net = model();
    const here = Array.from({ length: 3 }, () => net.trainStep(randomBatch(forecast), settings()).loss);
    net.dispose();
    expect(there).toEqual(here);
  });

  it('tells software renderers from GPUs by the renderer that draws', async () => {
    await openBackend('webgl');
    const gl = context();
    const names = gl.getExtension('WEBGL_debug_renderer_info')!;
    expect(isSoftwareRenderer()).toBe(namesSoftware(gl.getParameter(names.UNMASKED_RENDERER_WEBGL) as string));
  });

  it.each([
    ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)', true],
    ['llvmpipe (LLVM 15.0.6, 256 bits)', true],
    ['ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)', true],
    ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)', false],
    ['ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)', false],
    ['Adreno (TM) 650', false],
  ])('%s: software is %s', (renderer, software) => {
    expect(namesSoftware(renderer)).toBe(software);
  });

  it('tells that its context is lost; training goes on from the snapshot elsewhere, the loss curve unbroken', async () => {
    await openBackend('reference');
    const steps = 12;
    const stepOf = (net: ReturnType<typeof model>, k: number) =>
      net.trainStep(randomBatch(forecast, { seed: k }), settings()).loss;
    const whole = model();
    const unbroken = Array.from({ length: steps }, (_, k) => stepOf(whole, k));

    await openBackend('webgl');
    let told = 0;
    const deaf = onContextLost(() => (told += 100));
    deaf();
    onContextLost(() => told++);
    const net = model();
    const curve = Array.from({ length: 6 }, (_, k) => stepOf(net, k));
    const snapshot = net.snapshot();
    expect(isContextLost()).toBe(false);
    const gl = context();
    const lost = new Promise((resolve) => gl.canvas.addEventListener('webglcontextlost', resolve));
    gl.getExtension('WEBGL_lose_context')!.loseContext();
    await lost;
    expect(told).toBe(1);
    expect(isContextLost()).toBe(true);
    expect(() => stepOf(net, 6)).toThrow('context is lost');
    net.dispose();

    await openBackend('reference');
    const next = model();
    next.restore(snapshot);
    for (let k = 6; k < steps; k++) curve.push(stepOf(next, k));
    curve.forEach((loss, k) => expect(loss).toBeCloseTo(unbroken[k], 5));
  });

  it('opens anew after its context was lost', async () => {
    expect(await openBackend('webgl')).toMatchObject({ name: 'webgl' });
    expect(isContextLost()).toBe(false);
    const [again, oracle] = [model(), [] as number[]];
    const found = Array.from({ length: 3 }, (_, k) => again.trainStep(randomBatch(forecast, { seed: k }), settings()));
    again.dispose();
    await openBackend('reference');
    const net = model();
    for (let k = 0; k < 3; k++) oracle.push(net.trainStep(randomBatch(forecast, { seed: k }), settings()).loss);
    found.forEach(({ loss }, k) => expect(loss).toBeCloseTo(oracle[k], 5));
  });
});
