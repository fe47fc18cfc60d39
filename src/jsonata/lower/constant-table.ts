// `$lookup` in a table of literals: the table is made once.
import type { Expression } from '../parse/tree.ts';
import { generalCall } from './general-call.ts';
import { isText } from './inline-rule.ts';
import * as kind from './kinds.ts';
import { computed, type Lowering, type Operand, type Place, pureText, simple } from './lowering.ts';
import { literal } from './writer.ts';

/** A table of literals as a hoisted map. */
export const constantTable = (
  l: Lowering,
  node: Expression | undefined,
): { readonly name: string; readonly kinds: number } | undefined => {
  if (node?.type !== 'object' || node.predicate !== undefined || node.group !== undefined) return undefined;
  const entries: string[] = [];
  const keys = new Set<string>();
  let kinds = kind.NOTHING;
  for (const [key, value] of node.pairs) {
    const scalar = value.type === 'string' || value.type === 'number' || value.type === 'value';
    if (key.type !== 'string' || key.predicate !== undefined || !scalar || value.predicate !== undefined)
      return undefined;
    if (key.value.startsWith('_jsonata_') || keys.has(key.value)) return undefined;
    keys.add(key.value);
    const type = value.value === null ? kind.NULL : typeof value.value;
    kinds |=
      type === 'string'
        ? kind.STRING
        : type === 'number'
          ? kind.NUMBER
          : type === 'boolean'
            ? kind.BOOLEAN
            : kind.NULL;
    entries.push(`[${literal(key.value)}, ${literal(value.value)}]`);
  }
  return {
    name: l.unit.hoist(`new Map([${entries.join(', ')}])`, 'table'),
    kinds,
  };
};

/** The value under a key of the table. */
export const tableLookup = (
  l: Lowering,
  table: { readonly name: string; readonly kinds: number },
  key: Expression,
  site: string,
  place: Place,
  tail: boolean,
): Operand => {
  const name = simple(l.unit, l.value(key, place), place.out);
  if (isText(name)) return pureText(`${table.name}.get(${name.text})`, table.kinds);
  const slow = generalCall(l, 'lookup', ['undefined', name.text], site, place, tail);
  return computed(
    `(typeof ${name.text} === "string" ? ${table.name}.get(${name.text}) : ${slow})`,
    table.kinds,
  );
};
