// Reading one name from an object in generated code.
import type { Expression } from '../tree.ts';
import type { Lowering } from './lowering.ts';
import { literal } from './writer.ts';

const PROTOTYPES: readonly object[] = [
  Object.prototype,
  Function.prototype,
  Array.prototype,
  Date.prototype,
  Map.prototype,
  Promise.prototype,
];
const CALLABLE_MEMBERS: ReadonlySet<string> = new Set(['kind', 'run', 'arity', 'signature']);

/** Names that some prototype of the language, or one of our functions, answers to: these need a check that the property is own. */
const isInherited = (name: string): boolean =>
  CALLABLE_MEMBERS.has(name) || PROTOTYPES.some((prototype) => name in prototype);

/** The text that reads an own property of an object that is no array. */
export const property = (l: Lowering, object: string, key: string): string =>
  isInherited(key)
    ? `${l.unit.use('own')}(${object}, ${literal(key)})`
    : /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(key)
      ? `${object}.${key}`
      : `${object}[${literal(key)}]`;

/** The test for a value that {@link property} can read from. */
export const isPlainObject = (text: string): string =>
  `typeof ${text} === "object" && ${text} !== null && !Array.isArray(${text})`;

/** A step without predicates and bindings. */
export const isPlainStep = (step: Expression): boolean =>
  step.predicate === undefined &&
  step.stages === undefined &&
  step.group === undefined &&
  step.tuple !== true;
