// Parts of an expression that run once per item: JavaScript arrow functions of the context.
import type { Expression } from '../parse/tree.ts';
import { emitCheck } from './guards.ts';
import { ANY } from './kinds.ts';
import { identifier, type Lowering, maybe, type Operand, type Place } from './lowering.ts';
import { Writer } from './writer.ts';

const WAITS = /\bawait\b/;

/** Text of `(parameters) => …` for a body that is lowered into the given writer; asynchronous where that waits. */
export const arrow = (l: Lowering, parameters: string, out: Writer, result: string): string => {
  const waits = l.unit.awaits && (WAITS.test(result) || out.lines.some((line) => WAITS.test(line)));
  const head = `${waits ? 'async ' : ''}(${parameters}) =>`;
  if (out.empty) return `${head} ${result.startsWith('{') ? `(${result})` : result}`;
  const body = new Writer();
  body.block(out);
  return [`${head} {`, ...body.lines, `  return ${result};`, '}'].join('\n');
};

/** A function of one item, made from any lowering of its body. */
export const itemFunction = (
  l: Lowering,
  place: Place,
  kinds: number,
  body: (inner: Place) => string,
): string => {
  const context = l.unit.fresh('c');
  const out = new Writer(place.out);
  const result = maybe(place.frame, () =>
    body({ ...place, out, context: identifier(context, kinds), returned: false }),
  );
  return arrow(l, context, out, result);
};

/** A function of one item that evaluates an expression. */
export const closure = (
  l: Lowering,
  node: Expression,
  place: Place,
  kinds: number = ANY,
  then: (operand: Operand, inner: Place) => Operand = (operand) => operand,
): string =>
  itemFunction(l, place, kinds, (inner) => {
    emitCheck(l, node, inner, inner.out, true);
    return then(l.value(node, inner), inner).text;
  });
