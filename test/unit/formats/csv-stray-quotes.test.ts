import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/formats/csv.ts';
import { byteByByte, collect } from './collect.ts';

const read = async (text: string) => {
  const bytes = new TextEncoder().encode(text);
  const items = await collect(readCsv([bytes], { strayQuotes: 'keep' }));
  expect(await collect(readCsv(byteByByte(bytes), { strayQuotes: 'keep' }))).toEqual(items);
  return items.map((item) =>
    item.ok ? Object.values(item.value) : `${item.code} ${item.line} ${item.lost}`,
  );
};

describe('stray quotes that are kept', () => {
  it('are text of the cell, reported with their line', async () => {
    expect(await read('a,b\n1,2\n"first"Name1","last"\n3,4\n')).toEqual([
      ['1', '2'],
      'quote 3 nothing',
      ['first"Name1', 'last'],
      ['3', '4'],
    ]);
  });

  it('are read beside doubled quotes, line breaks, commas and nulls', async () => {
    expect(await read('a,b,c\r\n"x"y""z","p,\nq",null\r\nin"side,"null",\r\n')).toEqual([
      'quote 2 nothing',
      ['x"y"z', 'p,\nq', null],
      'quote 4 nothing',
      ['in"side', 'null', ''],
    ]);
  });

  it('are read on the last line, whether it ends or not', async () => {
    expect(await read('a,b\n"x"y",z')).toEqual(['quote 2 nothing', ['x"y', 'z']]);
    expect(await read('a,b\nz,"x"y"')).toEqual(['quote 2 nothing', ['z', 'x"y']]);
  });

  it('lose their line where the cells would not fit the header', async () => {
    expect(await read('a,b\n"x"y","z","w"\n3,4\n')).toEqual(['quote 2 record', ['3', '4']]);
  });

  it('lose their line where the quote is never closed', async () => {
    expect(await read('a,b\n"x,y\n3,4\n')).toEqual(['quote 2 record', ['3', '4']]);
  });

  it('are text before a line break and after one', async () => {
    expect(await read('a,b,c\n1,"he said "go"\nand went","x"\n2,y,z\n')).toEqual([
      'quote 2 nothing',
      ['1', 'he said "go"\nand went', 'x'],
      ['2', 'y', 'z'],
    ]);
    expect(await read('a,b,c\r\n"p\r\n"q" r\r\n"",s","u\nv",w\r\n2,y,z\r\n')).toEqual([
      'quote 2 nothing',
      ['p\r\n"q" r\r\n",s', 'u\nv', 'w'],
      ['2', 'y', 'z'],
    ]);
  });

  it('may stand where a cell seems to end, as long as the row has its cells', async () => {
    expect(await read('a,b\n"x "y", z","w"\n3,4\n')).toEqual([
      'quote 2 nothing',
      ['x "y", z', 'w'],
      ['3', '4'],
    ]);
    expect(await read('a,b,c\n1,2,"x "y"\n3,4,"z"\n')).toEqual([
      'quote 2 nothing',
      ['1', '2', 'x "y'],
      ['3', '4', 'z'],
    ]);
  });

  it('do not join a row that lacks cells with the next one', async () => {
    expect(await read('a,b,c\n1,"x"\n2,"y","z"\n')).toEqual(['ragged 2 record', ['2', 'y', 'z']]);
    expect(await read('a,b,c\n1,"x"y\n2,"y","z"\n')).toEqual(['quote 2 record', ['2', 'y', 'z']]);
  });

  it('are given up where damage has no end', async () => {
    const text = `a,b,c\n1,"${'x" '.repeat(20_000)}\n`;
    expect(await collect(readCsv([new TextEncoder().encode(text)], { strayQuotes: 'keep' }))).toMatchObject([
      { ok: false, code: 'quote', line: 2 },
    ]);
  });
});
