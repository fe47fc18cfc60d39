// Markdown out of texts of others.
import { describe, expect, it } from 'vitest';
import { code, prose, table, valueCode } from '../../../src/describe/pages/markdown.ts';

describe('a code span', () => {
  it.each([
    ['a', '`a`'],
    ['', '`  `'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    [' ', '`   `'],
    ['a\nb\u0000\u2028\ud800', '`a\\u000ab\\u0000\\u2028\\ud800`'],
    ['\u202e', '`\\u202e`'],
  ])('of %j is %s', (text, span) => {
    expect(code(text)).toBe(span);
  });

  it('of a long value is cut', () => {
    expect(valueCode('x'.repeat(1000))).toHaveLength(122);
  });
});

describe('prose', () => {
  it.each([
    ['the `id` of a_b', 'the `id` of a_b'],
    ['<script> *x* [y](z) _w_', '\\<script> \\*x\\* \\[y\\](z) \\_w\\_'],
    ['`<b>` & <b>', '`<b>` &amp; \\<b>'],
    ['two\r\nlines\t', 'two lines'],
    ['# no heading', '\\# no heading'],
  ])('of %j is %s', (text, markdown) => {
    expect(prose(text)).toBe(markdown);
  });
});

describe('a table', () => {
  it('keeps each row on its line, and each cell in its column', () => {
    expect(table(['A', ''], [[code('x|y'), 'two\nlines']])).toBe(
      '| A | |\n| --- | --- |\n| `x\\|y` | two<br>lines |',
    );
  });

  it('without rows is nothing', () => {
    expect(table(['A'], [])).toBe('');
  });
});
