// Reading one name from an object in generated code.
import type { Expression } from '../parse/tree.ts';
import type { Lowering } from './lowering.ts';
import { literal } from './writer.ts';

/** Names that every object answers to: these need a check that the property is own. */
const isInherited = (name: string): boolean => name in Object.prototype;

const isIdentifier = (key: string): boolean => /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(key);

/** The text that reads an own property of a plain object. */
export const property = (l: Lowering, object: string, key: string): string => {
  if (isInherited(key)) return `${l.unit.use('own')}(${object}, ${literal(key)})`;
  return isIdentifier(key) ? `${object}.${key}` : `${object}[${literal(key)}]`;
};

/** The same for what may be missing. */
export const memberOf = (l: Lowering, object: string, key: string, optional: boolean): string => {
  if (!optional) return property(l, object, key);
  if (isInherited(key)) return `(${object} == null ? undefined : ${property(l, object, key)})`;
  return `${object}?.${isIdentifier(key) ? key : `[${literal(key)}]`}`;
};

/**
 * The test for a value that {@link property} can read from: no array, and nothing that inherits from anything but
 * `Object.prototype`, which engines test together with the form of the object. Others are read with `lookup`.
 */
export const isPlainObject = (l: Lowering, text: string): string =>
  `${text} != null && ${text}.__proto__ === ${l.unit.hoist('Object.prototype', 'plain')}`;

/** A step without predicates and bindings. */
export const isPlainStep = (step: Expression): boolean =>
  step.predicate === undefined &&
  step.stages === undefined &&
  step.group === undefined &&
  step.tuple !== true;
