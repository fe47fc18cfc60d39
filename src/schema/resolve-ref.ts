// Finds what a local `$ref` (`#`, `#/$defs/address`) points to inside a schema document.
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.ts';

/** A schema node with the JSON pointer under which it stands in its document. */
export interface LocatedSchema {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/** One key as a step of a JSON pointer. */
export const pointerStep = (key: string | number): string => {
  const text = String(key);
  return /[~/]/.test(text) ? `/${text.replaceAll('~', '~0').replaceAll('/', '~1')}` : `/${text}`;
};

/**
 * The node a reference names: `#`, `#/json/pointer`, or the document's own `$id` before either.
 * @returns undefined where it names nothing, no object, or another document (nothing is ever fetched).
 */
export const resolveRef = (root: JsonObject, ref: string): LocatedSchema | undefined => {
  const hash = ref.indexOf('#');
  const base = hash < 0 ? ref : ref.slice(0, hash);
  if (base !== '' && base !== root.$id) return undefined;
  const pointer = hash < 0 ? '' : decode(ref.slice(hash + 1));
  if (pointer === undefined || (pointer !== '' && !pointer.startsWith('/'))) return undefined;
  let node: JsonValue = root;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const next = childOf(node, key);
    if (next === undefined) return undefined;
    node = next;
  }
  return isJsonObject(node) ? { schema: node, pointer } : undefined;
};

const childOf = (node: JsonValue, key: string): JsonValue | undefined => {
  if (Array.isArray(node))
    return /^(?:0|[1-9][0-9]*)$/.test(key) ? (node as readonly JsonValue[])[Number(key)] : undefined;
  return isJsonObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
};

const decode = (fragment: string): string | undefined => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
};
