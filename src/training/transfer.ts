/** Finds the buffers of a message, so that arrays are handed over instead of copied. */

/** Every distinct ArrayBuffer in the typed arrays of a message. The sender must not read them afterwards. */
export function buffersOf(message: unknown, found: Set<ArrayBuffer> = new Set()): ArrayBuffer[] {
  if (ArrayBuffer.isView(message)) {
    if (message.buffer instanceof ArrayBuffer) found.add(message.buffer);
  } else if (typeof message === 'object' && message !== null) {
    for (const value of Object.values(message)) buffersOf(value, found);
  }
  return [...found];
}
