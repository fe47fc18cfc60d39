// The JavaScript function of a lambda.
import type { Expression, LambdaNode } from '../tree.ts';
import { arrow } from './closures.ts';
import { emitCheck } from './guards.ts';
import * as kind from './kinds.ts';
import {
  type Frame,
  type Knowledge,
  type Lowering,
  maybe,
  type Place,
  simple,
  type Variable,
} from './lowering.ts';
import { openFrame } from './variables.ts';
import { Writer } from './writer.ts';

/** The JavaScript function of a lambda; parameters about which something is known spare checks in its body. */
export const lambdaFunction = (
  l: Lowering,
  node: LambdaNode,
  place: Place,
  known: readonly Knowledge[] = [],
): string => {
  const parameters = new Map<string, Variable>();
  const idents = node.parameters.map(({ name }, at) => {
    const ident = l.unit.fresh(/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `$${name}` : '$v');
    parameters.set(name, {
      ident,
      kinds: kind.ANY,
      ...known[at],
      assigned: true,
      mutable: false,
      parameter: true,
    });
    return ident;
  });
  const out = new Writer(place.out);
  const base = l.unit.guarded ? l.unit.fresh('base') : undefined;
  const result = maybe(place.frame, () => {
    const outer: Frame = { parent: place.frame, variables: parameters };
    if (base !== undefined) out.line(`const ${base} = run.depth;`);
    const frame = withParameters(l, outer, node.body, out);
    const inner = { ...place, out, frame, returned: true, depth: 0, base };
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

/** The body's own bindings live in the frame of the parameters: a parameter that is bound anew is assigned. */
const withParameters = (l: Lowering, outer: Frame, body: Expression, out: Writer): Frame => {
  const frame = openFrame(l, outer.parent, [body], out);
  for (const [name, parameter] of outer.variables) {
    const local = frame.variables.get(name);
    if (local === undefined) frame.variables.set(name, parameter);
    else {
      out.line(`${local.ident} = ${parameter.ident};`);
      frame.variables.set(name, { ...local, assigned: true, mutable: true, parameter: true });
    }
  }
  return frame;
};
