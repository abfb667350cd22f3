/** Waits until changes of the settings have settled, because each may be followed by another. */

/** A change that needs a rebuild waits this long for the next one, in milliseconds. */
export const SETTLE = 350;

export class Settling {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether a change waits. */
  get active(): boolean {
    return this.timer !== undefined;
  }

  /** Another change: `settled` is called once no other has come for a while. */
  begin(settled: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(settled, SETTLE);
  }

  /** The change no longer waits. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
