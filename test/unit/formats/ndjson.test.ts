import { describe, expect, it } from 'vitest';
import { printNdjson, readNdjson } from '../../../src/formats/ndjson.ts';
import { byteByByte, collect, gist } from './collect.ts';

const read = async (input: string | Uint8Array, maxRecordBytes?: number): Promise<unknown[]> => {
  const options = maxRecordBytes === undefined ? {} : { maxRecordBytes };
  const whole = await collect(readNdjson([input], options));
  expect(await collect(readNdjson(byteByByte(input), options))).toEqual(whole);
  return whole;
};

describe('readNdjson', () => {
  it('gives each line with its number and byte offset', async () => {
    expect(await read('{"a":"é"}\n\n{"b":2}')).toEqual([
      { ok: true, index: 0, line: 1, offset: 0, value: { a: 'é' } },
      { ok: true, index: 1, line: 3, offset: 12, value: { b: 2 } },
    ]);
  });

  it('reads CRLF, a byte order mark, blank lines and a last line without an end', async () => {
    expect(gist((await read('\uFEFF{"a":1}\r\n \t\r\n{"a":2}')) as never)).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('reports a bad line and goes on with the next', async () => {
    const items = await read('{"a":1}\n{oops}\n{"a":3}\n');
    expect(items).toHaveLength(3);
    expect(items[1]).toMatchObject({ ok: false, code: 'json', index: 1, line: 2, offset: 8, lost: 'record' });
    expect(items[2]).toMatchObject({ index: 2, line: 3, value: { a: 3 } });
  });

  it('reports only the line that is not UTF-8', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('{"a":"ü"}\n"'), 0xff, 0x22, 10, 0x31, 10]);
    expect(gist((await read(bytes)) as never)).toEqual([{ a: 'ü' }, 'encoding', 1]);
  });

  it('reports a lone surrogate in text input, which UTF-8 cannot hold', async () => {
    expect(gist(await collect(readNdjson(['"\ud800"\n1\n'])))).toEqual(['encoding', 1]);
  });

  it('joins a surrogate pair that is cut between two texts', async () => {
    expect(gist(await collect(readNdjson(['"\ud83d', '\ude00"\n'])))).toEqual(['😀']);
    expect(gist(await collect(readNdjson(['"\ud83d', '', '\ude00"'])))).toEqual(['😀']);
  });

  it('leaves out a line over the limit, however it is cut, and goes on', async () => {
    const items = await read(`"${'x'.repeat(30)}"\n"ok"\n"${'y'.repeat(30)}"`, 20);
    expect(gist(items as never)).toEqual(['too-long', 'ok', 'too-long']);
    expect(items[1]).toMatchObject({ index: 1, line: 2 });
  });

  it('keeps digits beyond 2^53 and own keys named __proto__', async () => {
    const [item] = await collect(readNdjson(['{"__proto__":{"id":9007199254740993}}']));
    expect(item?.ok && Object.keys(item.value as object)).toEqual(['__proto__']);
    expect(JSON.stringify(item?.ok && item.value)).toBe('{"__proto__":{"id":"9007199254740993"}}');
  });

  it('reads nothing from nothing', async () => {
    expect(await read('')).toEqual([]);
    expect(await collect(readNdjson([]))).toEqual([]);
  });
});

describe('printNdjson', () => {
  it('writes a line for each value that readNdjson reads back', async () => {
    const values = [{ a: 'x\n\u2028' }, null, [1], 'ü'];
    expect(gist((await read(printNdjson(values))) as never)).toEqual(values);
  });

  it('writes null for undefined', () => {
    expect(printNdjson([undefined])).toBe('null\n');
  });
});
