/** What `bench:lab` puts into the page before its own scripts: stopwatches around the frames that the browser draws. */

/**
 * @typedef {object} Found
 * @property {number[]} moveTimes ms of each move of the pointer over a heatmap, from the event to the first message after a
 *   frame in which table, diagram and traces stand at the place that was pointed at
 * @property {{ maps: number, ms: number, at: number }[]} paintTimes each callback of a frame that painted heatmaps: how
 *   many, how long it took, and when it began
 * @property {{ contender: number, step: number, time: number }[]} progress how many steps each contender had trained, and
 *   when the page heard
 */

/**
 * Runs inside the page, so it stands alone; what it finds lies in the page's global variables of these names.
 */
export function measureInPage() {
  /** @type {Found} */
  const found = { moveTimes: [], paintTimes: [], progress: [] };
  Object.assign(globalThis, found);
  const state = /** @type {Found} */ (/** @type {unknown} */ (globalThis));

  /** @type {HTMLCanvasElement[]} */
  let painted = [];
  const { putImageData } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.putImageData = function (/** @type {any[]} */ ...given) {
    if (this.canvas.dataset['heatmap'] !== undefined) painted.push(this.canvas);
    return putImageData.apply(this, /** @type {any} */ (given));
  };
  const plain = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    plain((time) => {
      painted = [];
      const start = performance.now();
      callback(time);
      if (painted.length === 0) return;
      state.paintTimes.push({ maps: new Set(painted).size, ms: performance.now() - start, at: start });
    });

  const { postMessage } = Worker.prototype;
  const heard = new WeakSet();
  Worker.prototype.postMessage = function (/** @type {any[]} */ ...given) {
    if (!heard.has(this)) {
      heard.add(this);
      this.addEventListener(
        'message',
        (/** @type {MessageEvent<import('../src/training/protocol').FromTrainer>} */ { data }) => {
          if (data.type === 'progress')
            state.progress.push({ contender: data.contender, step: data.step, time: performance.now() });
        },
      );
    }
    return postMessage.apply(this, /** @type {any} */ (given));
  };

  /** @param {string | null | undefined} text @param {number} unit @param {number} step */
  const says = (text, unit, step) => new RegExp(`unit ${unit}, step ${step}(\\D|$)`, 'i').test(text ?? '');
  const standsAt = (/** @type {number} */ unit, /** @type {number} */ step) => {
    const lab = document.querySelector('#gates');
    return (
      says(lab?.querySelector('table[aria-label="Pinned values"] caption')?.textContent, unit, step) &&
      says(lab?.querySelector('[aria-label="The cell"] p')?.textContent, unit, step) &&
      lab?.querySelector(`svg[aria-label^="Traces of unit ${unit},"]`) !== null
    );
  };
  const channel = new MessageChannel();
  /** @type {(() => void) | null} */
  let afterFrame = null;
  channel.port1.onmessage = () => afterFrame?.();

  addEventListener(
    'pointermove',
    (/** @type {PointerEvent} */ event) => {
      const map = event.target;
      if (!(map instanceof HTMLCanvasElement) || map.dataset['heatmap'] === undefined) return;
      const box = map.getBoundingClientRect();
      const step = Math.floor(((event.clientX - box.left) / box.width) * map.width) + 1;
      const unit = Math.floor(((event.clientY - box.top) / box.height) * map.height) + 1;
      if (standsAt(unit, step)) return;
      const look = () => {
        afterFrame = () => {
          const now = performance.now();
          if (standsAt(unit, step)) state.moveTimes.push(now - event.timeStamp);
          else if (now - event.timeStamp < 1000) plain(look);
          else state.moveTimes.push(Infinity);
        };
        channel.port2.postMessage(null);
      };
      plain(look);
    },
    { capture: true },
  );
}
