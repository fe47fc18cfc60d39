import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../src/formats/write-csv.ts';

describe('writeCsv', () => {
  it('writes a header and LF after every line, quoting only where needed', () => {
    expect(
      writeCsv(
        [
          { a: 'x', b: 'p,q' },
          { a: 'say "hi"', b: 'l1\nl2' },
        ],
        ['a', 'b'],
      ),
    ).toBe('a,b\nx,"p,q"\n"say ""hi""","l1\nl2"\n');
  });

  it('writes null and an absent cell as null, and quotes the text null', () => {
    expect(writeCsv([{ a: null, b: 'null' }, {}], ['a', 'b'])).toBe('a,b\nnull,"null"\nnull,null\n');
  });

  it('writes numbers and booleans plainly and objects as JSON', () => {
    expect(writeCsv([{ a: 1.5, b: false, c: { x: ['y'] } }], ['a', 'b', 'c'])).toBe(
      'a,b,c\n1.5,false,"{""x"":[""y""]}"\n',
    );
  });

  it('reads only own properties of the rows', () => {
    expect(writeCsv([{}], ['toString', '__proto__'])).toBe('toString,__proto__\nnull,null\n');
  });

  it('writes the header even without rows', () => {
    expect(writeCsv([], ['a', 'null'])).toBe('a,"null"\n');
  });

  it('quotes an empty cell where it would be a blank line', () => {
    expect(writeCsv([{ a: '' }], ['a'])).toBe('a\n""\n');
  });
});
