// Reading one name from an object in generated code.
import type { Expression } from '../parse/tree.ts';
import type { Lowering } from './lowering.ts';
import { literal } from './writer.ts';

/** Prototypes of objects that are neither arrays nor functions; each has the members of `Object.prototype` as well. */
const PROTOTYPES: readonly object[] = [Date.prototype, Map.prototype, Promise.prototype];
const ALL_PROTOTYPES: readonly object[] = [...PROTOTYPES, Function.prototype, Array.prototype];
const CALLABLE_MEMBERS: ReadonlySet<string> = new Set(['kind', 'run', 'arity', 'signature']);

/** Names that some prototype of the language, or one of our functions, answers to: these need a check that the property is own. */
const isInherited = (name: string, prototypes: readonly object[]): boolean =>
  CALLABLE_MEMBERS.has(name) || prototypes.some((prototype) => name in prototype);

const isIdentifier = (key: string): boolean => /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(key);

/** The text that reads an own property of an object that is no array. */
export const property = (l: Lowering, object: string, key: string): string =>
  isInherited(key, ALL_PROTOTYPES)
    ? `${l.unit.use('own')}(${object}, ${literal(key)})`
    : isIdentifier(key)
      ? `${object}.${key}`
      : `${object}[${literal(key)}]`;

/** The same for what is certainly a plain object, or missing. */
export const memberOf = (l: Lowering, object: string, key: string, optional: boolean): string => {
  if (isInherited(key, PROTOTYPES)) {
    const own = `${l.unit.use('own')}(${object}, ${literal(key)})`;
    return optional ? `(${object} == null ? undefined : ${own})` : own;
  }
  const chain = optional ? '?.' : '';
  return `${object}${isIdentifier(key) ? `${chain || '.'}${key}` : `${chain}[${literal(key)}]`}`;
};

/** The test for a value that {@link property} can read from. */
export const isPlainObject = (text: string): string =>
  `typeof ${text} === "object" && ${text} !== null && !Array.isArray(${text})`;

/** A step without predicates and bindings. */
export const isPlainStep = (step: Expression): boolean =>
  step.predicate === undefined &&
  step.stages === undefined &&
  step.group === undefined &&
  step.tuple !== true;
