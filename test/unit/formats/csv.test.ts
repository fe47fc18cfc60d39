import { describe, expect, it } from 'vitest';
import { type CsvOptions, type CsvRow, readCsv } from '../../../src/formats/csv.ts';
import type { FormatItem } from '../../../src/formats/item.ts';
import { byteByByte, collect, gist } from './collect.ts';

const read = async (input: string | Uint8Array, options: CsvOptions = {}): Promise<FormatItem<CsvRow>[]> => {
  const whole = await collect(readCsv([input], options));
  expect(await collect(readCsv(byteByByte(input), options))).toEqual(whole);
  return whole;
};

const messages = (items: readonly FormatItem[]): string[] =>
  items.flatMap((item) => (item.ok ? [] : [item.message]));

describe('readCsv', () => {
  it('gives rows by header, with line and byte offset', async () => {
    expect(await read('id,name\n1,"a\nb"\n2,é\n3,x')).toEqual([
      { ok: true, index: 0, line: 2, offset: 8, value: { id: '1', name: 'a\nb' } },
      { ok: true, index: 1, line: 4, offset: 16, value: { id: '2', name: 'é' } },
      { ok: true, index: 2, line: 5, offset: 21, value: { id: '3', name: 'x' } },
    ]);
  });

  it('takes an unquoted null for null, a quoted one for text, and an empty cell for empty text', async () => {
    expect(
      gist(
        await read('a,b,c,d\nnull,"null",,""\nNULL, null,nullx,"a ""null"" b"\n"""null""",null,"null",null'),
      ),
    ).toEqual([
      { a: null, b: 'null', c: '', d: '' },
      { a: 'NULL', b: ' null', c: 'nullx', d: 'a "null" b' },
      { a: '"null"', b: null, c: 'null', d: null },
    ]);
  });

  it('reads CRLF, LF, both in one file, and a byte order mark', async () => {
    expect(gist(await read('\uFEFFa,b\r\n1,2\n3,"4\r\n5"\r\n'))).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4\r\n5' },
    ]);
  });

  it('keeps NUL, U+2028, U+0085, emoji and carriage returns in values', async () => {
    const text = 'a\u0000b\u2028c\u0085😀';
    expect(gist(await read(`a,b\n${text},"x\ry"\n`))).toEqual([{ a: text, b: 'x\ry' }]);
  });

  it('reads tabs and semicolons between cells', async () => {
    expect(gist(await read('a\tb\n1,5\tnull\n', { delimiter: '\t' }))).toEqual([{ a: '1,5', b: null }]);
    expect(gist(await read('a;b\n1,5;"x;y"\n', { delimiter: ';' }))).toEqual([{ a: '1,5', b: 'x;y' }]);
  });

  it('reads only the columns asked for, and types those with a kind', async () => {
    const options = {
      only: new Set(['id', 'ok']),
      kinds: new Map([
        ['id', 'integer'],
        ['ok', 'boolean'],
      ] as const),
    };
    expect(gist(await read('id,name,ok\n12,x,1\nx,y,null\n', options))).toEqual([
      { id: 12, ok: true },
      { id: 'x', ok: null },
    ]);
  });

  it('skips blank lines, except in a file of one column, where they are empty cells', async () => {
    expect(gist(await read('\na,b\n\n1,2\r\n\r\n'))).toEqual([{ a: '1', b: '2' }]);
    expect(gist(await read('a\n1\n\n2\n'))).toEqual([{ a: '1' }, { a: '' }, { a: '2' }]);
  });

  it('leaves out a ragged row and goes on', async () => {
    const items = await read('a,b\n1\n1,2,3\n""\n4,5\n');
    expect(gist(items)).toEqual(['ragged', 'ragged', 'ragged', { a: '4', b: '5' }]);
    expect(items[0]).toMatchObject({ index: 0, line: 2, offset: 4, lost: 'record' });
    expect(items[3]).toMatchObject({ index: 3, line: 5 });
    expect(messages(items)[1]).toBe('the row has 3 cells and the header 2; the row is left out');
  });

  it('leaves out the line of a stray quote and goes on with the next', async () => {
    const items = await read('a,b\n"first"Name,x\n5" pipe,x\n1,2\n');
    expect(gist(items)).toEqual(['quote', 'quote', { a: '1', b: '2' }]);
    expect(items[1]).toMatchObject({ index: 1, line: 3, offset: 18, lost: 'record' });
  });

  it('loses only one row to an unclosed quote, though all that follows stood inside it', async () => {
    const rows = Array.from({ length: 3000 }, (_, id) => `${id},row ${id}\n`);
    rows[10] = '10,"open\n';
    const items = await collect(readCsv([`a,b\n${rows.join('')}`]));
    expect(items).toHaveLength(3000);
    expect(items.filter((item) => !item.ok)).toMatchObject([{ code: 'quote', index: 10, line: 12 }]);
    expect(items.at(-1)).toMatchObject({ index: 2999, line: 3001, value: { a: '2999', b: 'row 2999' } });
  });

  it('loses only one row to an unclosed quote that a later quote seems to close', async () => {
    expect(gist(await read('a,b\n1,"open\n2,x\n3,"y"\n4,z\n'))).toEqual([
      'quote',
      { a: '2', b: 'x' },
      { a: '3', b: 'y' },
      { a: '4', b: 'z' },
    ]);
  });

  it('gives a row up that is over the limit', async () => {
    const items = await read(`a,b\n1,${'x'.repeat(100)}\n2,y\n3,${'z'.repeat(100)}`, { maxRecordBytes: 50 });
    expect(gist(items)).toEqual(['too-long', { a: '2', b: 'y' }, 'too-long']);
  });

  it('says that a header cannot be read, and stops', async () => {
    const items = await read('a"b,c\n1,2\n');
    expect(items).toMatchObject([{ ok: false, code: 'quote', lost: 'rest', line: 1 }]);
  });

  it('reads the first of two columns with one name, and says so', async () => {
    const items = await read('a,b,a\n1,2,3\n');
    expect(items[0]).toMatchObject({ ok: false, code: 'header', lost: 'column', line: 1 });
    expect(gist(items.slice(1))).toEqual([{ a: '1', b: '2' }]);
  });

  it('keeps columns named as what every object has own properties, and says so', async () => {
    const items = await read('__proto__,constructor,id\nx,y,1\n');
    expect(items.map((item) => !item.ok && item.code)).toEqual(['header', 'header', false]);
    const row = items[2]?.ok ? items[2].value : {};
    expect(Object.keys(row)).toEqual(['__proto__', 'constructor', 'id']);
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(row, '__proto__')?.value).toBe('x');
  });

  it('tells a file whose lines end in carriage returns', async () => {
    const items = await read('a,b\r1,2\r');
    expect(items.some((item) => !item.ok && item.code === 'header')).toBe(true);
  });

  it('leaves out a row that is not UTF-8, but not one that holds U+FFFD', async () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('a,b\n1,\uFFFD\n2,'),
      0xff,
      10,
      0x33,
      0x2c,
      0x34,
      10,
    ]);
    expect(gist(await read(bytes))).toEqual([{ a: '1', b: '\uFFFD' }, 'encoding', { a: '3', b: '4' }]);
  });

  it('reads a file of a header alone, and nothing from nothing', async () => {
    expect(await read('a,b\n')).toEqual([]);
    expect(await read('a')).toEqual([]);
    expect(await read('')).toEqual([]);
  });

  it('does not mind that a chunk is overwritten after it was given', async () => {
    function* reused(): Generator<Uint8Array> {
      const buffer = new Uint8Array(1);
      for (const byte of new TextEncoder().encode('a,b\n"1",2\n')) {
        buffer[0] = byte;
        yield buffer;
      }
    }
    expect(gist(await collect(readCsv(reused())))).toEqual([{ a: '1', b: '2' }]);
  });

  it('goes on where every row is damaged', async () => {
    const items = await collect(readCsv([`a,b\n${'x"y,1\n'.repeat(1000)}`]));
    expect(items).toHaveLength(1000);
  });
});
