// `$fromMillis($toMillis(x))`: a text that is an instant already lacks only its milliseconds.
import type { Expression } from '../parse/tree.ts';
import { canThrow } from './can-throw.ts';
import { type Lowering, type Place, simple } from './lowering.ts';
import { resolve } from './variables.ts';

/** `$fromMillis($toMillis(x))` of a text that is an instant already: only milliseconds are missing. */
export const instantText = (
  l: Lowering,
  node: Expression | undefined,
  place: Place,
): { readonly test: string; readonly text: string } | undefined => {
  if (node?.type !== 'function' || node.predicate !== undefined || node.group !== undefined) return undefined;
  const { procedure } = node;
  const [argument] = node.arguments;
  if (procedure.type !== 'variable' || procedure.name !== 'toMillis' || node.arguments.length !== 1)
    return undefined;
  const { maybe, variable } = resolve(l, 'toMillis', place.frame);
  if (maybe.length > 0 || variable !== undefined || l.unit.builtin('toMillis') === undefined)
    return undefined;
  // The text is read twice: only a plain path may be.
  if (argument?.type !== 'path' || canThrow(argument)) return undefined;
  const text = simple(l.unit, l.value(argument, place), place.out).text;
  const test = `typeof ${text} === "string" && ${l.unit.use('isPlainInstant')}(${text})`;
  return { test, text: `${text}.slice(0, 19) + ".000Z"` };
};
