// What the tests of the readers share: collecting items, and cutting an input at every place.
import { encodeText } from '../../../src/formats/chunks.ts';
import type { FormatItem } from '../../../src/formats/item.ts';

export const collect = async <Value>(
  items: AsyncIterable<FormatItem<Value>>,
): Promise<FormatItem<Value>[]> => {
  const all: FormatItem<Value>[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** The values of records and the codes of problems, in order. */
export const gist = (items: readonly FormatItem[]): unknown[] =>
  items.map((item) => (item.ok ? item.value : item.code));

/** The input as single bytes. */
export const byteByByte = (input: string | Uint8Array): Uint8Array[] =>
  Array.from(typeof input === 'string' ? encodeText(input) : input, (byte) => Uint8Array.of(byte));
