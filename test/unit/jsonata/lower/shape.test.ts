import { describe, expect, test } from 'vitest';
import {
  compileJsonata,
  JsonataError,
  type JsonSchema,
  parseExpression,
} from '../../../../src/jsonata/index.ts';
import * as kind from '../../../../src/jsonata/lower/kinds.ts';
import { generate } from '../../../../src/jsonata/lower/program.ts';
import { shapeOf } from '../../../../src/jsonata/lower/shape.ts';

const JSON_KINDS = kind.DATA & ~(kind.NOTHING | kind.WILD);
const memberKinds = (schema: JsonSchema, name = 'x'): number => shapeOf(schema).member(name).kinds;

describe('what a schema says about kinds', () => {
  test.each<[string, JsonSchema, number]>([
    ['a type', { type: 'string' }, kind.STRING],
    ['an integer, which is a number', { type: 'integer' }, kind.NUMBER],
    ['several types', { type: ['string', 'null'] }, kind.STRING | kind.NULL],
    ['nullable', { type: 'number', nullable: true }, kind.NUMBER | kind.NULL],
    ['an enumeration', { enum: ['a', 1, null] }, kind.STRING | kind.NUMBER | kind.NULL],
    ['an enumeration within a type', { type: 'string', enum: ['a', 1] }, kind.STRING],
    ['a constant', { const: true }, kind.BOOLEAN],
    ['a constant array', { const: [] }, kind.ARRAY],
    ['alternatives', { anyOf: [{ type: 'object' }, { type: 'null' }] }, kind.OBJECT | kind.NULL],
    ['exclusive alternatives', { oneOf: [{ type: 'array' }, { const: 1 }] }, kind.ARRAY | kind.NUMBER],
    ['a reference', { $ref: '#/$defs/a~1b', $defs: { 'a/b': { type: 'boolean' } } }, kind.BOOLEAN],
    ['a reference out of the document', { $ref: 'other.json', type: 'string' }, JSON_KINDS],
    ['a reference to itself', { $ref: '#' }, JSON_KINDS],
    ['a reference that leads nowhere', { $ref: '#/constructor/prototype' }, JSON_KINDS],
    ['an unknown type', { type: 'date' }, JSON_KINDS],
    ['nothing that is understood', { allOf: [{ type: 'string' }], pattern: 'x' }, JSON_KINDS],
    ['true', true, JSON_KINDS],
    ['false', false, JSON_KINDS],
  ])('%s', (_, schema, kinds) => {
    expect(shapeOf(schema).kinds).toBe(kinds);
  });

  test('a member may be nothing unless it is required, and null only where that is said', () => {
    const schema = { type: 'object', properties: { x: { type: 'string' } } };
    expect(memberKinds(schema)).toBe(kind.STRING | kind.NOTHING);
    expect(memberKinds({ ...schema, required: ['x'] })).toBe(kind.STRING);
  });

  test('what is no property of the schema may be anything, whatever prototypes hold', () => {
    for (const name of ['y', 'constructor', '__proto__', 'toString', 'length'])
      expect(memberKinds({ properties: { x: { type: 'string' } }, required: [name] }, name)).toBe(kind.DATA);
    const hostile = JSON.parse('{"properties": {"__proto__": {"type": "string"}}}') as JsonSchema;
    expect(memberKinds(hostile, '__proto__')).toBe(kind.STRING | kind.NOTHING);
  });

  test('members and items are found in the only alternative that has them', () => {
    const list = { type: 'array', items: { type: 'number' } };
    const schema = {
      anyOf: [{ type: 'null' }, { type: 'object', properties: { x: list }, required: ['x'] }],
    };
    expect(shapeOf(schema).member('x').items().kinds).toBe(kind.NUMBER);
    const two = { anyOf: [{ properties: { x: list } }, { properties: { y: list } }] };
    expect(memberKinds(two)).toBe(kind.DATA);
  });

  test('a schema that refers to itself describes every level', () => {
    const tree = {
      type: 'object',
      properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#' } } },
      required: ['name'],
    };
    const child = shapeOf(tree).member('children').items();
    expect(child.member('children').items().member('name').kinds).toBe(kind.STRING);
  });
});

const PERSON = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    name: { type: ['string', 'null'] },
    title: { type: ['string', 'null'] },
    active: { type: 'boolean' },
    address: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    orders: {
      type: 'array',
      items: {
        type: 'object',
        properties: { price: { type: 'number' }, label: { type: 'string' } },
        required: ['price'],
      },
    },
  },
  required: ['id', 'name', 'active', 'address', 'orders'],
} as const;

const sourceOf = (text: string, shape: JsonSchema): string => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(text);
  return generate(parsed.tree, {
    functions: new Set(),
    replaced: new Set(),
    record: true,
    guarded: false,
    stack: undefined,
    sequenceGuard: false,
    shape: shapeOf(shape),
  }).source;
};

describe('checks that a promise makes needless vanish', () => {
  test.each([
    ['a truth test of a text', 'name ? name : "none"', /truthy/],
    ['a condition of null', 'name != null ? $uppercase(name)', /call\(|typeof p_\d+ === "string" \?/],
    ['a text function after its test', 'name ? $trim(name)', /call\(/],
    ['arithmetic', 'id + 1', /arithmetic/],
    ['a comparison', 'id > 1', /compare/],
    ['a negation', '$not(active)', /truthy|undefined/],
    ['a name read through an object', 'address.city', /names\(|lookup\(/],
    ['an object made of an object', 'address.{ "c": city }', /unflagged|step\(|for \(/],
    ['a lambda of each item', '$map(orders, function($o){ $o.price * 2 })', /arithmetic|names\(/],
  ])('%s', (_, text, check) => {
    expect(sourceOf(text, true)).toMatch(/./);
    expect(sourceOf(text, PERSON)).not.toMatch(check);
  });

  test('only what is relied upon is tested, once', () => {
    const source = sourceOf('title ? $trim(title) & title : "none"', PERSON);
    expect(source.match(/input\.\w+/g)).toEqual(['input.title']);
    expect(source).not.toMatch(/orders|address/);
  });

  test('the items of an array are not tested where they may not be read', () => {
    const text = '$map(orders, function($o){ $o.price })';
    const tested = /for \([\s\S]*return otherwise/;
    expect(sourceOf(text, PERSON)).toMatch(tested);
    expect(sourceOf(`active ? ${text}`, PERSON)).not.toMatch(tested);
    expect(sourceOf(`active and ${text}`, PERSON)).not.toMatch(tested);
    expect(sourceOf(`function(){ ${text} }`, PERSON)).not.toMatch(tested);
  });

  test('a member that need not be there is copied without a test of its kind', () => {
    const schema = { properties: { x: { type: 'string' } } };
    expect(sourceOf('{ "y": x }', schema)).not.toMatch(/otherwise/);
  });
});

describe('a broken promise', () => {
  const both = (text: string, value: unknown, bindings?: Record<string, unknown>): unknown[] => {
    const options = { functions: { same: (given: unknown) => given as string } };
    return [compileJsonata(text, options), compileJsonata(text, { ...options, shape: PERSON })].map(
      (each) => {
        try {
          return each.evaluate(value, bindings);
        } catch (thrown) {
          if (!(thrown instanceof JsonataError)) throw thrown;
          return [thrown.code, thrown.position, thrown.token];
        }
      },
    );
  };
  const good = { id: 1, name: 'a', active: true, address: { city: 'b' }, orders: [{ price: 2, label: 'c' }] };

  test.each([
    ['another kind', { ...good, name: 5 }],
    ['an array where an object was', { ...good, address: [{ city: 'x' }, { city: 'y' }] }],
    ['a missing member', { id: 1, name: 'a' }],
    ['an object where an array was', { ...good, orders: { price: 1 } }],
    ['another kind deep in an array', { ...good, orders: [{ price: 2 }, { price: '3' }] }],
    ['null as an item', { ...good, orders: [null, { price: 2 }] }],
    ['an array as an item', { ...good, orders: [[{ price: 2, label: 'x' }]] }],
    ['a hole in an array', { ...good, orders: new Array(2) }],
    ['a number that is none', { ...good, id: Number.NaN }],
    ['an infinite number', { ...good, id: Number.POSITIVE_INFINITY }],
    ['no object at all', 'text'],
    ['an array as the input', [good, { ...good, id: 2 }]],
    ['nothing', undefined],
    ['null', null],
    ['a date', { ...good, address: new Date(0) }],
    ['an object without a prototype', Object.assign(Object.create(null), { ...good, name: true })],
  ])('%s gives what it gives without the promise', (_, value) => {
    for (const text of [
      'name ? $uppercase(name) : "none"',
      '{ "id": id + 1, "city": address.city, "name": $same(name) }',
      'orders.label',
      'orders[price > 1]',
      'orders.{ "p": price, "l": label }',
      '$sum(orders.(price * 2))',
      '$map(orders, function($o, $i){ $o.price + $i })',
      'orders^(>price)[0].label',
      '$$.address.city & $string($.id)',
      '($a := address; $o := orders; $a.city & $count($o[label != "c"]))',
    ]) {
      const [want, got] = both(text, value);
      expect([text, got]).toEqual([text, want]);
    }
  });

  test('no function of the host is called before it is noticed', () => {
    const calls: unknown[] = [];
    const functions = { note: (given: unknown) => calls.push(given) };
    const { evaluate } = compileJsonata('{ "a": $note(id), "b": name ? $trim(name) }', {
      functions,
      shape: PERSON,
    });
    expect(() => evaluate({ ...good, name: 5 })).toThrow(JsonataError);
    expect(calls).toEqual([1]);
  });

  test('bindings that replace functions are seen by the general way too', () => {
    const { evaluate } = compileJsonata('name ? $trim(name)', { shape: PERSON });
    expect(evaluate({ ...good, name: 5 }, { trim: () => 'mine' })).toBe('mine');
    expect(evaluate(good, { trim: () => 'mine' })).toBe('mine');
    expect(evaluate({ ...good, name: ' x ' })).toBe('x');
  });

  test('names with an own property on prototypes are read as own', () => {
    const schema = {
      properties: { constructor: { type: 'string' }, a: { properties: { toString: { type: 'string' } } } },
    };
    const { evaluate } = compileJsonata('[constructor ? 1 : 2, a.toString ? 1 : 2]', { shape: schema });
    expect(evaluate({})).toEqual([2, 2]);
    expect(evaluate({ a: {} })).toEqual([2, 2]);
    expect(evaluate({ constructor: 'x', a: { toString: 'y' } })).toEqual([1, 1]);
  });

  test('hostile names of a schema stay data', () => {
    const name = `"; throw 1; //\u2028\`${'$'}{1}`;
    const { evaluate } = compileJsonata('$lookup($, $n) & `x y`', {
      shape: { properties: { 'x y': { type: 'string' }, [name]: { type: 'string' } } },
    });
    expect(evaluate({ 'x y': 'z' }, { n: 'x y' })).toBe('zz');
    const quoted = compileJsonata(`\`${name.replaceAll('`', '')}\` ? 1`, {
      shape: { properties: { [name.replaceAll('`', '')]: { type: 'string' } } },
    });
    expect(quoted.evaluate({ [name.replaceAll('`', '')]: 'x' })).toBe(1);
  });
});
