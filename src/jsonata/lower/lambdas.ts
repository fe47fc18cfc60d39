// Lambdas, partial application and chains.
import type { ApplyNode, LambdaNode, PartialNode } from '../parse/tree.ts';
import { lowerCallWith, tokenOf } from './calls.ts';
import { deepCall } from './guards.ts';
import * as kind from './kinds.ts';
import { lambdaFunction } from './lambda-function.ts';
import { computed, type Lowering, NotLowered, type Operand, type Place, simple } from './lowering.ts';
import { readVariable } from './variables.ts';
import { literal } from './writer.ts';

export const lowerLambda = (l: Lowering, node: LambdaNode, place: Place): Operand => {
  if (node.signature === 'broken') throw new NotLowered('signature in the left side of ??', node);
  const text = lambdaFunction(l, node, { ...place, unsure: true });
  const signature =
    node.signature === undefined
      ? ''
      : `, ${l.unit.hoist(`${l.unit.use('parseSignature')}(${literal(node.signature)})`, 'sig')}`;
  const value = `new ${l.unit.use('Callable')}("lambda", ${text}, ${node.parameters.length}${signature})`;
  return { ...computed(value, kind.FUNCTION | kind.DEEP), pure: true };
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
  const text = `${l.unit.variant('partial')}(${callee.text}, [${args.join(', ')}], ${site}, ${namesake})`;
  return computed(text, kind.FUNCTION | kind.DEEP);
};

/** `a ~> f`: calls f with a, or makes a function of two functions. */
export const lowerApply = (l: Lowering, node: ApplyNode, place: Place): Operand => {
  const { rhs } = node;
  const left = l.value(node.lhs, { ...place, returned: false });
  // Predicates and groups that follow a called right side are ignored, as in the package.
  if (rhs.type === 'function') {
    const first = simple(l.unit, left, place.out);
    return lowerCallWith(l, rhs, [first], { ...place, returned: false });
  }
  const first = simple(l.unit, left, place.out);
  const right = l.value(rhs, { ...place, returned: false });
  const text = l.unit.invoke('chain', `${first.text}, ${right.text}, ${node.position ?? 'undefined'}`);
  return computed(deepCall(l, place, text), kind.ANY);
};
