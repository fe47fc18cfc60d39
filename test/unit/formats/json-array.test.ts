import { describe, expect, it } from 'vitest';
import type { FormatItem } from '../../../src/formats/item.ts';
import { readJson } from '../../../src/formats/json-array.ts';
import { byteByByte, collect, gist } from './collect.ts';

const read = async (input: string | Uint8Array, maxRecordBytes?: number): Promise<FormatItem[]> => {
  const options = maxRecordBytes === undefined ? {} : { maxRecordBytes };
  const whole = await collect(readJson([input], options));
  expect(await collect(readJson(byteByByte(input), options))).toEqual(whole);
  return whole;
};

describe('readJson', () => {
  it('gives the elements of an array with line and offset', async () => {
    expect(await read('[\n  {"a":"],{\\"\\\\"},\n  [1,[2]] , "x,]"\n]\n')).toEqual([
      { ok: true, index: 0, line: 2, offset: 4, value: { a: '],{"\\' } },
      { ok: true, index: 1, line: 3, offset: 23, value: [1, [2]] },
      { ok: true, index: 2, line: 3, offset: 33, value: 'x,]' },
    ]);
  });

  it('gives the result of a Marketo reply, whichever key comes first', async () => {
    expect(
      gist(await read('{"requestId":"r","success":true,"result":[{"id":1},{"id":2}],"moreResult":false}')),
    ).toEqual([{ id: 1 }, { id: 2 }]);
    expect(gist(await read('{"result":[{"id":1},{"id":2}],"success":true}'))).toEqual([{ id: 1 }, { id: 2 }]);
    expect(gist(await read('{"requestId":"r","result":[]}'))).toEqual([]);
    expect(gist(await read('{"requestId":"r","success":true}'))).toEqual([]);
  });

  it('reports a reply that failed', async () => {
    const [item] = await read(
      '{"requestId":"r","success":false,"errors":[{"code":"601","message":"Access token invalid"}]}',
    );
    expect(item).toMatchObject({ ok: false, code: 'reply', lost: 'nothing' });
    expect(item?.ok === false && item.message).toContain('601 Access token invalid');
    expect(gist(await read('{"requestId":"r","result":[{"id":1}],"success":false}'))).toEqual([
      { id: 1 },
      'reply',
    ]);
  });

  it('takes any other object for one record', async () => {
    expect(gist(await read(' {"id":1,"result":[{"x":1}]} '))).toEqual([{ id: 1, result: [{ x: 1 }] }]);
    expect(gist(await read('{"a":{"requestId":"r"},"result":[1]}'))).toEqual([
      { a: { requestId: 'r' }, result: [1] },
    ]);
    expect(gist(await read('{"a":"requestId","result":[1]}'))).toEqual([{ a: 'requestId', result: [1] }]);
    expect(gist(await read('{"requestId":"r","result":{"x":1}}'))).toEqual([
      { requestId: 'r', result: { x: 1 } },
    ]);
  });

  it('reads documents one after another, such as a reply a line', async () => {
    const page = (id: number): string => `{"requestId":"r","result":[{"id":${id}}],"success":true}`;
    expect(gist(await read(`${page(1)}\n${page(2)}\n[3]{"id":4}\n5\n"x"`))).toEqual([
      { id: 1 },
      { id: 2 },
      3,
      { id: 4 },
      5,
      'x',
    ]);
  });

  it('skips a byte order mark', async () => {
    expect(gist(await read('\uFEFF[1]'))).toEqual([1]);
    expect(gist(await read('1'))).toEqual([1]);
  });

  it('reports a bad element and goes on with the next', async () => {
    expect(gist(await read('[{"a":1},{a:2},{"a":3}]'))).toEqual([{ a: 1 }, 'json', { a: 3 }]);
    expect(gist(await read('[1,,2]'))).toEqual([1, 'json', 2]);
    expect(gist(await read('[1,]'))).toEqual([1, 'json']);
    expect(gist(await read('[1}2,3]'))).toEqual(['json', 3]);
  });

  it('reports an element that is not UTF-8', async () => {
    expect(gist(await read(Uint8Array.of(0x5b, 0x31, 0x2c, 0x22, 0xff, 0x22, 0x2c, 0x32, 0x5d)))).toEqual([
      1,
      'encoding',
      2,
    ]);
  });

  it('reports an element that is cut off, never loses it silently', async () => {
    for (const text of ['[1,{"a":', '[1,"x', '[1', '[1,']) {
      const items = await read(text);
      expect(items.at(-1)).toMatchObject({ ok: false, code: 'truncated', lost: 'rest' });
    }
    expect(gist(await read('{"requestId":"r","result":[{"id":1}'))).toEqual([{ id: 1 }, 'truncated']);
    expect(gist(await read('{"requestId":"r","result":[{"id":1}],'))).toEqual([{ id: 1 }, 'truncated']);
    expect(gist(await read('{"a":1'))).toEqual(['truncated']);
  });

  it('leaves out an element or a document over the limit', async () => {
    const long = JSON.stringify({ a: 'x'.repeat(50), b: [{}] });
    expect(gist(await read(`[1,${long},2]`, 40))).toEqual([1, 'too-long', 2]);
    expect(gist(await read(`${long}\n[2]`, 40))).toEqual(['too-long', 2]);
    expect(gist(await read(`[${long}`, 40))).toEqual(['too-long', 'truncated']);
  });

  it('holds no more than the largest element of an array', async () => {
    const total = 3000;
    function* chunks(): Generator<string> {
      yield '{"requestId":"r","result":[';
      for (let id = 0; id < total; id++)
        yield `${id === 0 ? '' : ','}{"id":${id},"text":"${'x'.repeat(40)}"}`;
      yield '],"success":true}';
    }
    let count = 0;
    // The limit is on what is held: were the array held whole, it would be passed.
    for await (const item of readJson(chunks(), { maxRecordBytes: 200 })) {
      expect(item.ok).toBe(true);
      count++;
    }
    expect(count).toBe(total);
  });

  it('keeps digits beyond 2^53', async () => {
    expect(gist(await read('[{"id":12345678901234567890}]'))).toEqual([{ id: '12345678901234567890' }]);
  });

  it('reports a depth bomb', async () => {
    expect(gist(await collect(readJson([`[${'['.repeat(5000)}${']'.repeat(5000)},1]`])))).toEqual([
      'depth',
      1,
    ]);
  });
});
