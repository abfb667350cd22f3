/**
 * Memory: a first-fit allocator with a list of free blocks in the order of their addresses, neighbours merged.
 *
 * A step of training holds some dozens of blocks, always of the same sizes, so a walk over the list is short and the
 * memory stops growing after the first step. A block is a header of 16 bytes (its size with the header; while it is
 * free, the next free block) and what is used; both start at multiples of 16.
 */

const HEADER: usize = 16;
const PAGE: usize = 65536;

let firstFree: usize = 0;
let heapEnd: usize = 0;
let inUse: usize = 0;

// @ts-ignore: decorator
@inline
function sizeOf(block: usize): usize {
  return load<usize>(block);
}

// @ts-ignore: decorator
@inline
function nextOf(block: usize): usize {
  return load<usize>(block, 4);
}

// @ts-ignore: decorator
@inline
function link(before: usize, block: usize): void {
  if (before == 0) firstFree = block;
  else store<usize>(before, block, 4);
}

/** The address of `bytes` bytes that are not cleared. Traps when the machine has no more memory. */
export function allocate(bytes: usize): usize {
  const wanted = (bytes + HEADER + 15) & ~15;
  let block = take(wanted);
  while (block == 0) {
    grow(wanted);
    block = take(wanted);
  }
  inUse += sizeOf(block);
  return block + HEADER;
}

/** The first free block that is large enough, out of the list, its rest left in; 0 where there is none. */
function take(wanted: usize): usize {
  let before: usize = 0;
  let block = firstFree;
  while (block != 0 && sizeOf(block) < wanted) {
    before = block;
    block = nextOf(block);
  }
  if (block == 0) return 0;
  const over = sizeOf(block) - wanted;
  if (over < 4 * HEADER) {
    link(before, nextOf(block));
  } else {
    const rest = block + wanted;
    store<usize>(rest, over);
    store<usize>(rest, nextOf(block), 4);
    store<usize>(block, wanted);
    link(before, rest);
  }
  return block;
}

/** Takes back what `allocate` gave; 0 is nothing. */
export function release(address: usize): void {
  if (address == 0) return;
  const block = address - HEADER;
  inUse -= sizeOf(block);
  insert(block);
}

/** Bytes handed out and not yet released, headers included. */
export function bytesInUse(): usize {
  return inUse;
}

function insert(block: usize): void {
  let before: usize = 0;
  let after = firstFree;
  while (after != 0 && after < block) {
    before = after;
    after = nextOf(after);
  }
  if (after != 0 && block + sizeOf(block) == after) {
    store<usize>(block, sizeOf(block) + sizeOf(after));
    after = nextOf(after);
  }
  if (before != 0 && before + sizeOf(before) == block) {
    store<usize>(before, sizeOf(before) + sizeOf(block));
    store<usize>(before, after, 4);
    return;
  }
  store<usize>(block, after, 4);
  link(before, block);
}

/** Adds a free block at the end: what is wanted, and at least a quarter of what there is, so that growth is rare. */
function grow(wanted: usize): void {
  if (heapEnd == 0) heapEnd = (__heap_base + 15) & ~15;
  const there = <usize>memory.size() * PAGE;
  if (there >= heapEnd + 4 * HEADER) {
    // The rest of the module's first page.
    const block = heapEnd;
    store<usize>(block, there - heapEnd);
    heapEnd = there;
    insert(block);
    return;
  }
  const pages = (max(wanted, there / 4) + PAGE - 1) / PAGE;
  if (memory.grow(<i32>pages) < 0) {
    // A quarter more may be too much where exactly what is wanted still fits.
    const fewest = (wanted + PAGE - 1) / PAGE;
    if (fewest == pages || memory.grow(<i32>fewest) < 0) unreachable();
  }
  heapEnd = <usize>memory.size() * PAGE;
  store<usize>(there, heapEnd - there);
  insert(there);
}
