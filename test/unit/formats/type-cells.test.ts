import { describe, expect, it } from 'vitest';
import { type CellKind, typeCell, typeCells } from '../../../src/formats/type-cells.ts';

describe('typeCell', () => {
  it.each<[string | null, CellKind, unknown]>([
    ['12', 'integer', 12],
    ['-12', 'integer', -12],
    ['-0', 'integer', 0],
    ['012', 'integer', '012'],
    ['1.5', 'integer', '1.5'],
    ['', 'integer', ''],
    [null, 'integer', null],
    ['9007199254740991', 'integer', 9007199254740991],
    ['9007199254740993', 'integer', '9007199254740993'],
    ['9007199254740993', 'number', '9007199254740993'],
    ['1.50', 'number', 1.5],
    ['1e3', 'number', 1000],
    ['1e999', 'number', '1e999'],
    ['0x10', 'number', '0x10'],
    ['Infinity', 'number', 'Infinity'],
    ['true', 'boolean', true],
    ['false', 'boolean', false],
    ['1', 'boolean', true],
    ['0', 'boolean', false],
    ['yes', 'boolean', 'yes'],
    ['{"Lead ID":12345678901234567890}', 'json', { 'Lead ID': '12345678901234567890' }],
    ['{oops', 'json', '{oops'],
    ['12', 'text', '12'],
  ])('makes %j of kind %s into %j', (cell, kind, value) => {
    expect(typeCell(cell, kind)).toEqual(value);
  });
});

describe('typeCells', () => {
  it('types the columns that have a kind and leaves the others', () => {
    const row = { id: '7', name: '7', score: null };
    const kinds = new Map<string, CellKind>([
      ['id', 'integer'],
      ['score', 'integer'],
      ['absent', 'integer'],
      ['toString', 'integer'],
    ]);
    expect(typeCells(row, kinds)).toEqual({ id: 7, name: '7', score: null });
    expect(row.id).toBe('7');
  });

  it('never sets a prototype', () => {
    const row = JSON.parse('{"__proto__":"{\\"x\\":1}"}') as Record<string, string>;
    const typed = typeCells(row, new Map([['__proto__', 'json']]));
    expect(Object.getPrototypeOf(typed)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(typed, '__proto__')?.value).toEqual({ x: 1 });
  });
});
