// Lines and columns as editors count them, and the order in which diagnostics are shown.
import { describe, expect, it } from 'vitest';
import { createDiagnostic } from '../../../src/diagnostics/create-diagnostic.ts';
import { lineTextAt, positionAt } from '../../../src/diagnostics/position.ts';
import { sortDiagnostics } from '../../../src/diagnostics/sort-diagnostics.ts';

const file = { path: 'a.yaml', text: 'a\r\nbc\n\rd😀e' };

describe('positionAt', () => {
  it('counts LF, CRLF and a lone CR as line ends, from 1', () => {
    const places = [0, 1, 3, 4, 6, 7, 10].map((offset) => {
      const { line, column } = positionAt(file, offset);
      return `${line}:${column}`;
    });
    expect(places).toEqual(['1:1', '1:2', '2:1', '2:2', '3:1', '4:1', '4:4']);
  });

  it('takes offsets outside the file to its ends', () => {
    expect(positionAt(file, -5)).toEqual({ offset: 0, line: 1, column: 1 });
    expect(positionAt(file, 500)).toEqual({ offset: 11, line: 4, column: 5 });
    expect(positionAt({ path: '', text: '' }, 0)).toEqual({ offset: 0, line: 1, column: 1 });
  });

  it('gives the texts of lines without their ends', () => {
    expect([1, 2, 3, 4, 5].map((line) => lineTextAt(file, line))).toEqual(['a', 'bc', '', 'd😀e', undefined]);
  });
});

describe('sortDiagnostics', () => {
  const at = (path: string, start: number, key: string) =>
    createDiagnostic(
      'yaml/duplicate-key',
      { key },
      { span: { file: { path, text: 'x'.repeat(9) }, start, end: start } },
    );

  it('sorts by file, offset and code, keeps the order of equals, and puts what has no place first', () => {
    const tag = createDiagnostic('yaml/tag', { tag: '!a' }, { span: at('a', 2, '').span });
    const nowhere = createDiagnostic('file/not-found', { path: 'x' });
    const sorted = sortDiagnostics([
      tag,
      at('b', 1, 'k'),
      at('a', 2, 'z'),
      at('a', 2, 'y'),
      nowhere,
      at('a', 1, 'k'),
    ]);
    expect(sorted.map(({ code, span, args }) => [code, span?.file.path, span?.start, args.key])).toEqual([
      ['file/not-found', undefined, undefined, undefined],
      ['yaml/duplicate-key', 'a', 1, 'k'],
      ['yaml/duplicate-key', 'a', 2, 'z'],
      ['yaml/duplicate-key', 'a', 2, 'y'],
      ['yaml/tag', 'a', 2, undefined],
      ['yaml/duplicate-key', 'b', 1, 'k'],
    ]);
  });

  it('drops repetitions', () => {
    expect(sortDiagnostics([at('a', 1, 'k'), at('a', 1, 'k'), at('a', 1, 'l')])).toHaveLength(2);
  });
});
