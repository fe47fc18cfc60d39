// A literal is what the schema at its place makes of its text.
import { describe, expect, it } from 'vitest';
import { literalOf, literalRecord } from '../../../src/mapping/literal.ts';
import type { Domain } from '../../../src/schema/domain.ts';
import type { YamlNode } from '../../../src/yaml/node.ts';
import { parseYaml } from '../../../src/yaml/parse-yaml.ts';

const domain = (...types: Exclude<Domain['types'], undefined> extends ReadonlySet<infer T> ? T[] : never) =>
  ({
    types: new Set(types),
    nullable: false,
    patterns: [],
    readOnly: false,
    emptyIsNull: false,
  }) satisfies Domain;

const node = (text: string): YamlNode => {
  const { root, diagnostics } = parseYaml({ path: 'a.yaml', text: `at: ${text}\n` });
  if (diagnostics.length > 0 || root?.kind !== 'map' || !root.entries[0])
    throw new Error(`not YAML: ${text}`);
  return root.entries[0].value;
};

const read = (text: string, at: Domain) => {
  const result = literalOf(node(text), at);
  return result.ok ? result.value : new Error(result.message);
};

describe('literalOf', () => {
  it.each([
    ['02139', '02139'],
    ['NO', 'NO'],
    ['true', 'true'],
    ['1e3', '1e3'],
    ['.inf', '.inf'],
    ['9007199254740993', '9007199254740993'],
    ['"null"', 'null'],
    ['null', null],
    ['~', null],
    ['', null],
  ])('reads %s at a text field as %j', (text, value) => {
    expect(read(text, domain('string'))).toBe(value);
  });

  it.each([
    ['12', 12],
    ['+12', 12],
    ['-0', 0],
    ['0x1F', 31],
    ['0o17', 15],
    ['12.0', 12],
    ['9007199254740991', 9007199254740991],
  ])('reads %s at a whole number as %j', (text, value) => {
    expect(read(text, domain('integer'))).toBe(value);
  });

  it.each([
    ['12.5', 'expected a whole number, found "12.5"'],
    ['"12"', 'expected a whole number, found the text "12"; leave out the quotes'],
    ['yes', 'expected a whole number, found "yes"'],
    ['9007199254740993', '"9007199254740993" is beyond 2^53, so it cannot be carried exactly as a number'],
    ['1e400', '1e400 is greater than any number that can be carried'],
    ['[1]', 'expected a whole number, found a list'],
    ['{ a: 1 }', 'expected a whole number, found a map'],
  ])('refuses %s at a whole number', (text, message) => {
    expect(read(text, domain('integer'))).toEqual(new Error(message));
  });

  it('takes the empty text where the vendor spells null so, and no other text', () => {
    const cleared: Domain = { ...domain('integer'), emptyIsNull: true };
    expect(read('""', cleared)).toBe('');
    expect(read('12', cleared)).toBe(12);
    expect(read('" "', cleared)).toEqual(new Error('expected a whole number, found " "'));
    expect(read('""', domain('integer'))).toEqual(new Error('expected a whole number, found ""'));
  });

  it('reads booleans at a boolean, and only there', () => {
    expect(read('true', domain('boolean'))).toBe(true);
    expect(read('FALSE', domain('boolean'))).toBe(false);
    expect(read('yes', domain('boolean'))).toEqual(new Error('expected true or false, found "yes"'));
    expect(read('1', domain('boolean'))).toEqual(new Error('expected true or false, found "1"'));
  });

  it('lets the core schema decide where the schema takes anything', () => {
    const any = domain();
    expect(read('12', any)).toBe(12);
    expect(read('02139', any)).toBe(2139);
    expect(read('"12"', any)).toBe('12');
    expect(read('true', any)).toBe(true);
    expect(read('NO', any)).toBe('NO');
    expect(read('[a, 1, null]', any)).toEqual(['a', 1, null]);
    expect(read('{ a: { b: 1.5 } }', any)).toEqual({ a: { b: 1.5 } });
    expect(read('.nan', any)).toEqual(new Error('.nan is no number in JSON; quote it if it is a text'));
  });

  it('takes the reading that a closed list of values has', () => {
    const mixed: Domain = { ...domain('string', 'integer'), values: ['12', 5] };
    expect(read('12', mixed)).toBe('12');
    expect(read('5', mixed)).toBe(5);
  });

  it('types the elements of a list by its items', () => {
    expect(read('[01, 2]', { ...domain('array'), items: domain('string') })).toEqual(['01', '2']);
  });

  it('refuses member names that reach a prototype', () => {
    expect(read('{ __proto__: { a: 1 } }', domain('object'))).toEqual(
      new Error('"__proto__" cannot be the name of a member'),
    );
  });
});

describe('literalRecord', () => {
  it.each([
    ['1e+21', 1e21],
    ['9007199254740992', 2 ** 53],
    ['9007199254740993', undefined],
    ['1e+23', 1e23],
  ])('takes a number beyond 2^53 where its text is that very number: %s', (text, value) => {
    const result = literalRecord(node(`{ n: ${text} }`), (keys) =>
      keys.length === 0 ? domain('object') : domain('integer'),
    );
    expect(result.ok ? result.value : undefined).toEqual(value === undefined ? undefined : { n: value });
  });

  it('types every member by the domain at its place', () => {
    const places = new Map<string, Domain>([
      ['zip', domain('string')],
      ['phones', { ...domain('array'), items: domain('object') }],
      ['phones.0.number', domain('string')],
      ['tags', { ...domain('array'), items: domain('string') }],
    ]);
    const result = literalRecord(
      node('{ zip: 02139, score: 7, phones: [{ number: 0049, x: 1 }], tags: [1] }'),
      (keys) => places.get(keys.join('.')),
    );
    expect(result).toEqual({
      ok: true,
      value: { zip: '02139', score: 7, phones: [{ number: '0049', x: 1 }], tags: ['1'] },
    });
  });

  it('tells the place of the first member that does not fit', () => {
    const record = node('{ a: 1, b: { c: x } }');
    const result = literalRecord(record, (keys) =>
      keys.join('.') === 'b.c' ? domain('integer') : undefined,
    );
    expect(result).toMatchObject({ ok: false, message: 'expected a whole number, found "x"' });
    expect(result.ok ? '' : record.span.file.text.slice(result.span.start, result.span.end)).toBe('x');
  });
});
