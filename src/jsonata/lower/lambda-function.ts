// The JavaScript function of a lambda, and its body where a loop takes the function's place.
import type { Expression, LambdaNode } from '../parse/tree.ts';
import { arrow } from './closures.ts';
import { emitCheck } from './guards.ts';
import * as kind from './kinds.ts';
import {
  type Frame,
  type Knowledge,
  type Lowering,
  maybe,
  type Operand,
  type Place,
  simple,
  type Variable,
} from './lowering.ts';
import { openFrame } from './variables.ts';
import { Writer } from './writer.ts';

/** An identifier for a parameter, readable where its name is one of JavaScript too. */
export const parameterIdent = (l: Lowering, name: string): string =>
  l.unit.fresh(/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `$${name}` : '$v');

const parameterOf = (ident: string, known: Knowledge | undefined): Variable => ({
  ident,
  kinds: known?.kinds ?? kind.ANY,
  known: known?.known,
  assigned: true,
  mutable: false,
  parameter: true,
});

/** The JavaScript function of a lambda; parameters about which something is known spare checks in its body. */
export const lambdaFunction = (
  l: Lowering,
  node: LambdaNode,
  place: Place,
  known: readonly Knowledge[] = [],
): string => {
  const parameters = new Map<string, Variable>();
  const idents = node.parameters.map(({ name }, at) => {
    const ident = parameterIdent(l, name);
    parameters.set(name, parameterOf(ident, known[at]));
    return ident;
  });
  const out = new Writer(place.out);
  const base = l.unit.guarded ? l.unit.fresh('base') : undefined;
  const result = maybe(place.frame, () => {
    if (base !== undefined) out.line(`const ${base} = run.depth;`);
    const frame = withParameters(l, place.frame, parameters, node.body, out);
    const inner = { ...place, out, frame, returned: true, settles: undefined, depth: 0, base };
    emitCheck(l, node.body, inner, out, true);
    const value = l.value(node.body, inner);
    if (base === undefined) return value;
    // Whoever calls again stands where this call began.
    const once = simple(l.unit, value, out);
    out.line(`run.depth = ${base};`);
    return once;
  });
  return arrow(l, idents.join(', '), out, result.text);
};

/** What a lambda returns for these arguments, evaluated in place. */
export const lambdaBody = (
  l: Lowering,
  node: LambdaNode,
  args: readonly Operand[],
  place: Place,
): Operand => {
  const parameters = new Map<string, Variable>();
  node.parameters.forEach(({ name }, at) => {
    parameters.set(name, parameterOf(args[at]?.text ?? 'undefined', args[at]));
  });
  return maybe(place.frame, () => {
    const frame = withParameters(l, place.frame, parameters, node.body, place.out);
    const inner = { ...place, frame, returned: true, settles: place.depth };
    emitCheck(l, node.body, inner, place.out, true);
    return l.value(node.body, inner);
  });
};

/** The body's own bindings live in the frame of the parameters: a parameter that is bound anew is assigned. */
const withParameters = (
  l: Lowering,
  outer: Frame,
  parameters: ReadonlyMap<string, Variable>,
  body: Expression,
  out: Writer,
): Frame => {
  const frame = openFrame(l, outer, [body], out);
  for (const [name, parameter] of parameters) {
    const local = frame.variables.get(name);
    if (local === undefined) frame.variables.set(name, parameter);
    else {
      out.line(`${local.ident} = ${parameter.ident};`);
      frame.variables.set(name, { ...local, assigned: true, mutable: true, parameter: true });
    }
  }
  return frame;
};
