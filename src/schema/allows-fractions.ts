// May the number at some keys of a record be one that is no integer? There a large value is a measure and no identifier.
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.ts';
import { domainOf } from './domain-of.ts';
import { resolveRef } from './resolve-ref.ts';

/** The nodes that speak of one value: the node itself, what it refers to, and the parts of its choices. */
const spread = (root: JsonObject, nodes: readonly JsonObject[]): readonly JsonObject[] => {
  const found = new Set<JsonObject>();
  const visit = (node: JsonObject): void => {
    if (found.has(node)) return;
    found.add(node);
    const target = typeof node.$ref === 'string' ? resolveRef(root, node.$ref) : undefined;
    if (target !== undefined) visit(target.schema);
    for (const parts of [node.allOf, node.anyOf, node.oneOf])
      if (Array.isArray(parts)) for (const part of parts) if (isJsonObject(part)) visit(part);
  };
  nodes.forEach(visit);
  return [...found];
};

const memberOf = (holder: JsonValue | undefined, key: string): JsonValue | undefined =>
  isJsonObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;

const childOf = (node: JsonObject, key: string | number): JsonValue | undefined => {
  if (typeof key === 'string') return memberOf(node.properties, key) ?? node.additionalProperties;
  const { prefixItems, items } = node;
  return (Array.isArray(prefixItems) ? prefixItems[key] : undefined) ?? items;
};

const valueAt = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;

/**
 * Does the schema at these keys allow numbers that are no integers? Where it lists the members of what the record has as
 * an array of name/value pairs, a pair's value is the member of its name.
 */
export const allowsFractions = (
  root: JsonObject,
  record: unknown,
  keys: readonly (string | number)[],
): boolean => {
  let nodes: readonly JsonObject[] = [root];
  let value = record;
  for (let at = 0; at < keys.length; at++) {
    let key = keys[at] ?? '';
    value = valueAt(value, key);
    const around = spread(root, nodes);
    const name = keys[at + 1] === 'value' ? valueAt(value, 'name') : undefined;
    if (
      typeof name === 'string' &&
      around.some(({ properties }) => memberOf(properties, name) !== undefined)
    ) {
      key = name;
      at += 1;
      value = valueAt(value, 'value');
    }
    const step = key;
    nodes = around.flatMap((node) => {
      const child = childOf(node, step);
      return isJsonObject(child) ? [child] : [];
    });
  }
  return nodes.some((node) => domainOf(node, (ref) => resolveRef(root, ref)?.schema).types.has('number'));
};
