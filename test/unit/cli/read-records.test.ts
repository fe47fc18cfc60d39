// Which format an input has is found out however it is cut.
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../src/cli/read-records.ts';

const read = async (chunks: readonly (string | Uint8Array)[]): Promise<unknown[]> => {
  const values: unknown[] = [];
  const source = (async function* () {
    yield* chunks;
  })();
  for await (const item of readRecords(source, undefined, new Map()))
    values.push(item.ok ? item.value : item.code);
  return values;
};

const bytesOf = (text: string): Uint8Array[] => [...Buffer.from(text)].map((byte) => Uint8Array.of(byte));

describe('readRecords', () => {
  it.each([
    ['NDJSON', '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    ['one line without an end', '{"a":1}', [{ a: 1 }]],
    ['an array', '[{"a":1},\n{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['an object over several lines', '{\n "a": 1\n}', [{ a: 1 }]],
    ['CSV', 'a,b\n1,null\n', [{ a: '1', b: null }]],
    ['blank lines first', '\r\n\n{"a":1}\r\n{"a":2}', [{ a: 1 }, { a: 2 }]],
    ['nothing', '', []],
  ])('reads %s in one piece and byte by byte', async (_, text, values) => {
    expect(await read([text])).toEqual(values);
    expect(await read(bytesOf(text))).toEqual(values);
  });
});
