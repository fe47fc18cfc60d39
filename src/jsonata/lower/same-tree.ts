// Are two trees the same expression, and is it one that may be evaluated once instead of twice?
import type { Expression } from '../parse/tree.ts';

const IGNORED: ReadonlySet<string> = new Set(['start', 'end', 'position', 'nameExtent', 'signature']);

const same = (left: unknown, right: unknown): boolean => {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  // A binding or a function with state would show that it ran twice.
  if (Reflect.get(left, 'type') === 'bind' || Reflect.get(left, 'type') === 'parent') return false;
  // The parser's copy loses patterns and signatures: they were the same.
  if (Reflect.get(left, 'type') === 'regex') return Reflect.get(right, 'type') === 'regex';
  const keys = Object.keys(left).filter((key) => !IGNORED.has(key));
  if (keys.length !== Object.keys(right).filter((key) => !IGNORED.has(key)).length) return false;
  return keys.every(
    (key) => Object.hasOwn(right, key) && same(Reflect.get(left, key), Reflect.get(right, key)),
  );
};

/** Structural equality that ignores offsets; false for expressions that bind variables. */
export const sameTree = (left: Expression, right: Expression): boolean => same(left, right);
