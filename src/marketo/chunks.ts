// Long lists cut to what one call takes.

/** Pieces of at most so many items, in order. */
export function* chunksOf<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/** The bytes of a value as JSON; counted, not encoded. */
const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? 'null');

/** Pieces of at most so many items that are at most so many bytes as JSON; one item alone may be larger. */
export function* chunksBySize<Item>(items: Iterable<Item>, size: number, bytes: number): Generator<Item[]> {
  let chunk: Item[] = [];
  let total = 0;
  for (const item of items) {
    const more = jsonBytes(item) + 1;
    if (chunk.length > 0 && (chunk.length === size || total + more > bytes)) {
      yield chunk;
      chunk = [];
      total = 0;
    }
    chunk.push(item);
    total += more;
  }
  if (chunk.length > 0) yield chunk;
}
