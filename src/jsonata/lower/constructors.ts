// Array and object constructors, and group-by.
import type { ArrayNode, Expression, Group, ObjectNode } from '../parse/tree.ts';
import { closure } from './closures.ts';
import { asking } from './guards.ts';
import * as kind from './kinds.ts';
import { computed, identifier, type Lowering, type Operand, type Place, simple } from './lowering.ts';
import { literal } from './writer.ts';

type Pairs = readonly (readonly [Expression, Expression])[];

/** An array's item as its element stays one element: a constructor within a constructor (filtered too), or a scalar. */
const isSingle = (item: Expression, operand: Operand): boolean =>
  item.type === 'array' || !kind.may(operand.kinds, kind.ARRAY | kind.SEQUENCE);

export const lowerArray = (l: Lowering, node: ArrayNode, place: Place): Operand => {
  const operands = l.values(node.items, place);
  const deep = operands.some((operand) => kind.may(operand.kinds, kind.DEEP)) ? kind.DEEP : 0;
  const kinds = kind.ARRAY | deep | (node.consarray ? kind.SEQUENCE : 0);
  const cons = (text: string): Operand =>
    node.consarray ? computed(`${l.unit.use('constructed')}(${text})`, kinds) : computed(text, kinds);
  const single = operands.map((operand, at) => isSingle(node.items[at] as Expression, operand));
  if (single.every((is, at) => is && !kind.may(operands[at]?.kinds ?? 0, kind.NOTHING))) {
    const pure = !node.consarray && operands.every((operand) => operand.pure);
    const made = cons(`[${operands.map((operand) => operand.text).join(', ')}]`);
    // Items that are arrays of their own may be any number; others are appended.
    const appended = node.items.findLastIndex((item) => item.type !== 'array') + 1;
    if (!l.unit.sequenceGuard || appended < 2) return { ...made, pure };
    const once = simple(l.unit, made, place.out);
    place.out.line(`run.fits(${appended});`);
    return once;
  }
  // A constructor as an item is one element; anything else is appended, arrays item by item.
  const array = l.unit.fresh('a');
  place.out.line(`const ${array} = [];`);
  operands.forEach((operand, at) => {
    if (single[at] !== true)
      place.out.line(`${l.unit.use('addItems')}(${asking(l, `${array}, ${operand.text}`)});`);
    else if (!kind.may(operand.kinds, kind.NOTHING)) place.out.line(`${array}.push(${operand.text});`);
    else {
      const value = simple(l.unit, operand, place.out);
      place.out.line(`if (${value.text} !== undefined) ${array}.push(${value.text});`);
    }
  });
  return node.consarray ? cons(array) : identifier(array, kinds);
};

const constantKeys = (pairs: Pairs): readonly string[] | undefined => {
  const keys: string[] = [];
  for (const [key] of pairs) {
    if (key.type !== 'string' || key.predicate !== undefined || key.group !== undefined) return undefined;
    if (key.value === '_jsonata_lambda' || key.value === '_jsonata_function') return undefined;
    keys.push(key.value);
  }
  return new Set(keys).size === keys.length ? keys : undefined;
};

const member = (key: string): string => (key === '__proto__' ? '["__proto__"]' : literal(key));

/** The operand as plain JSON: what carries flags is copied. */
export const plainOperand = (l: Lowering, operand: Operand): Operand => {
  if (!kind.may(operand.kinds, kind.SEQUENCE | kind.DEEP)) return operand;
  const deep = kind.may(operand.kinds, kind.DEEP);
  const copy = l.unit.use(deep ? 'unflagged' : 'plain');
  const kinds = (operand.kinds & ~(kind.SEQUENCE | kind.DEEP)) | kind.ARRAY;
  const args = deep ? asking(l, operand.text) : operand.text;
  return { ...computed(`${copy}(${args})`, kinds), pure: operand.pure };
};

/** Members that may be nothing are stored before the object is made, and what may fail before them as well. */
const inOrder = (l: Lowering, operands: readonly Operand[], place: Place): readonly Operand[] => {
  const last = operands.findLastIndex(({ pure, kinds }) => !pure && kind.may(kinds, kind.NOTHING));
  return operands.map((operand, at) =>
    at > last || operand.pure ? operand : simple(l.unit, operand, place.out),
  );
};

/** An object with constant keys, each evaluated in the same context. */
const lowerRecord = (l: Lowering, keys: readonly string[], pairs: Pairs, place: Place): Operand => {
  const values = l.values(
    pairs.map((pair) => pair[1]),
    place,
  );
  const operands = inOrder(
    l,
    place.output === true ? values.map((value) => plainOperand(l, value)) : values,
    place,
  );
  const deep = operands.some((operand) => kind.may(operand.kinds, kind.SEQUENCE | kind.DEEP));
  const kinds = kind.OBJECT | (deep ? kind.DEEP : 0);
  // Members that are certain open the literal; from the first uncertain one on they are added in order.
  const sure = operands.findIndex((operand) => kind.may(operand.kinds, kind.NOTHING));
  const inLiteral = sure === -1 ? operands.length : sure;
  const entries = operands
    .slice(0, inLiteral)
    .map((operand, at) => `${member(keys[at] ?? '')}: ${operand.text}`);
  const text = entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  if (inLiteral === operands.length) {
    return { ...computed(text, kinds), pure: operands.every((operand) => operand.pure) };
  }
  const object = l.unit.fresh('o');
  const rest: string[] = [];
  operands.slice(inLiteral).forEach((operand, at) => {
    const key = keys[inLiteral + at] ?? '';
    const assign = (value: string): string =>
      key === '__proto__'
        ? `${l.unit.use('put')}(${object}, "__proto__", ${value});`
        : `${object}[${literal(key)}] = ${value};`;
    if (!kind.may(operand.kinds, kind.NOTHING)) rest.push(assign(operand.text));
    else if (operand.simple) rest.push(`if (${operand.text} !== undefined) ${assign(operand.text)}`);
    else {
      const name = l.unit.fresh('t');
      rest.push(`const ${name} = ${operand.text};`, `if (${name} !== undefined) ${assign(name)}`);
    }
  });
  place.out.line(`const ${object} = ${text};`);
  for (const line of rest) place.out.line(line);
  return identifier(object, kinds);
};

const lowerPairs = (
  l: Lowering,
  pairs: Pairs,
  position: number | undefined,
  input: Operand,
  place: Place,
): Operand => {
  const keys = constantKeys(pairs);
  if (keys !== undefined) {
    if (!kind.may(input.kinds, kind.ARRAY | kind.SEQUENCE)) {
      const context = simple(l.unit, input, place.out);
      return lowerRecord(l, keys, pairs, { ...place, context });
    }
    if (keys.length === 0) return computed('{}', kind.OBJECT);
    const context = simple(
      l.unit,
      computed(`${l.unit.use('together')}(${asking(l, input.text)})`, input.kinds | kind.NOTHING),
      place.out,
    );
    return lowerRecord(l, keys, pairs, { ...place, context });
  }
  const parts = pairs.map(([key, value]) => `[${closure(l, key, place)}, ${closure(l, value, place)}]`);
  const args = `${input.text}, [${parts.join(', ')}], ${position ?? 'undefined'}`;
  const text = l.unit.invoke('group', asking(l, args));
  return computed(text, kind.OBJECT | kind.DEEP);
};

export const lowerObject = (l: Lowering, node: ObjectNode, place: Place): Operand =>
  lowerPairs(l, node.pairs, node.position, place.context, place);

/** `value{ key: … }` after an expression that is no path. */
export const lowerGroup = (l: Lowering, group: Group, input: Operand, place: Place): Operand =>
  lowerPairs(l, group.pairs, group.position, input, place);
