// Lambdas, partial application and chains.
import type { ApplyNode, Expression, LambdaNode, PartialNode } from '../tree.ts';
import { lowerCallWith, tokenOf } from './calls.ts';
import { arrow } from './closures.ts';
import { deepCall, emitCheck } from './guards.ts';
import * as kind from './kinds.ts';
import {
  computed,
  type Frame,
  type Lowering,
  maybe,
  NotLowered,
  type Operand,
  type Place,
  simple,
  type Variable,
} from './lowering.ts';
import { openFrame, readVariable } from './variables.ts';
import { literal, Writer } from './writer.ts';

export const lowerLambda = (l: Lowering, node: LambdaNode, place: Place): Operand => {
  if (node.signature === 'broken') throw new NotLowered('signature in the left side of ??', node);
  const text = lambdaFunction(l, node, place);
  const signature =
    node.signature === undefined
      ? ''
      : `, ${l.unit.hoist(`${l.unit.use('parseSignature')}(${literal(node.signature)})`, 'sig')}`;
  const value = `new ${l.unit.use('Callable')}("lambda", ${text}, ${node.parameters.length}${signature})`;
  return { ...computed(value, kind.FUNCTION | kind.DEEP), pure: true };
};

/** The JavaScript function of a lambda; parameters of known kinds spare checks in its body. */
export const lambdaFunction = (
  l: Lowering,
  node: LambdaNode,
  place: Place,
  kinds: readonly number[] = [],
): string => {
  const parameters = new Map<string, Variable>();
  const idents = node.parameters.map(({ name }, at) => {
    const ident = l.unit.fresh(/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `$${name}` : '$v');
    parameters.set(name, { ident, kinds: kinds[at] ?? kind.ANY, assigned: true, mutable: false });
    return ident;
  });
  const out = new Writer();
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
  return arrow(idents.join(', '), out, result.text);
};

/** The body's own bindings live in the frame of the parameters: a parameter that is bound anew is assigned. */
const withParameters = (l: Lowering, outer: Frame, body: Expression, out: Writer): Frame => {
  const frame = openFrame(l, outer.parent, [body], out);
  for (const [name, parameter] of outer.variables) {
    const local = frame.variables.get(name);
    if (local === undefined) frame.variables.set(name, parameter);
    else {
      out.line(`${local.ident} = ${parameter.ident};`);
      frame.variables.set(name, { ...local, assigned: true, mutable: true });
    }
  }
  return frame;
};

/** `f(a, ?)`: the arguments first, then the function. */
export const lowerPartial = (l: Lowering, node: PartialNode, place: Place): Operand => {
  const inner = { ...place, returned: false };
  const given = node.arguments.filter((argument) => argument.type !== 'placeholder');
  const operands = l.values(given, inner).map((operand) => simple(l.unit, operand, place.out));
  const args = node.arguments.map((argument) =>
    argument.type === 'placeholder'
      ? l.unit.use('MISSING')
      : (operands[given.indexOf(argument)]?.text ?? 'undefined'),
  );
  const token = tokenOf(node.procedure);
  const site = l.unit.site({ position: node.position, token });
  const callee = simple(l.unit, l.value(node.procedure, inner), place.out);
  const isPath = node.procedure.type === 'path' && typeof token === 'string';
  const namesake = isPath ? readVariable(l, token, inner).text : 'undefined';
  const text = `${l.unit.use('partial')}(${callee.text}, [${args.join(', ')}], ${site}, ${namesake})`;
  return computed(text, kind.FUNCTION | kind.DEEP);
};

/** `a ~> f`: calls f with a, or makes a function of two functions. */
export const lowerApply = (l: Lowering, node: ApplyNode, place: Place): Operand => {
  const { rhs } = node;
  const left = l.value(node.lhs, { ...place, returned: false });
  const plain = rhs.type === 'function' && rhs.predicate === undefined && rhs.group === undefined;
  if (plain) {
    const first = simple(l.unit, left, place.out);
    return lowerCallWith(l, rhs, [first], { ...place, returned: false });
  }
  if (rhs.type === 'function') throw new NotLowered('chain into a filtered call', node);
  const first = simple(l.unit, left, place.out);
  const right = l.value(rhs, { ...place, returned: false });
  const text = `${l.unit.use('chain')}(${first.text}, ${right.text}, ${node.position ?? 'undefined'})`;
  return computed(deepCall(l, place, text), kind.ANY);
};
