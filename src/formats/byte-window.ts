// The part of a byte stream that is still needed: grows at the end, shrinks at the start, knows where it stands.

/** A queue of bytes. Positions are relative to its start; `offset` is the start's place in the stream. */
export class ByteWindow {
  #store = new Uint8Array(4096);
  #start = 0;
  #end = 0;
  #offset = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  /** Byte offset of the window's start in the whole stream. */
  get offset(): number {
    return this.#offset;
  }

  append(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#store.length) {
      const needed = this.length + chunk.length;
      // Doubling keeps one-byte chunks linear; moving to the front suffices when half of the store is free.
      const target = needed * 2 > this.#store.length ? new Uint8Array(needed * 2) : this.#store;
      target.set(this.#store.subarray(this.#start, this.#end));
      this.#store = target;
      this.#end -= this.#start;
      this.#start = 0;
    }
    this.#store.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** Forgets the first `count` bytes. */
  drop(count: number): void {
    this.#start += count;
    this.#offset += count;
  }

  /** A view, good until the next `append`. */
  view(from: number, to: number): Uint8Array {
    return this.#store.subarray(this.#start + from, this.#start + to);
  }

  /** A copy, good for ever. */
  copy(from: number, to: number): Uint8Array {
    return this.#store.slice(this.#start + from, this.#start + to);
  }

  /** The first place of a byte at or after `from`, or -1. */
  indexOf(byte: number, from = 0): number {
    const at = this.view(from, this.length).indexOf(byte);
    return at < 0 ? -1 : at + from;
  }
}
