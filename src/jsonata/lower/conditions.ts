// Conditions, `??` and `?:`, blocks and bindings.
import type { BindNode, BlockNode, ConditionNode, Expression } from '../parse/tree.ts';
import { canThrow } from './can-throw.ts';
import { type Fact, factsOf } from './facts.ts';
import { emitCheck } from './guards.ts';
import * as kind from './kinds.ts';
import {
  computed,
  identifier,
  type Lowering,
  maybe,
  NOTHING_OPERAND,
  type Operand,
  type Place,
  simple,
} from './lowering.ts';
import { sameTree } from './same-tree.ts';
import { truthOf } from './truth-of.ts';
import { openFrame, resolve, variableHere } from './variables.ts';
import { Writer } from './writer.ts';

interface Arm {
  readonly out: Writer;
  readonly operand: Operand;
}

const lowerArm = (
  l: Lowering,
  node: Expression | undefined,
  outer: Place,
  facts: readonly Fact[] = [],
): Arm => {
  const out = new Writer(outer.out);
  for (const { read, kinds } of facts) out.learn(read, kinds);
  if (node === undefined) return { out, operand: NOTHING_OPERAND };
  emitCheck(l, node, outer, out, false);
  return { out, operand: maybe(outer.frame, () => l.value(node, { ...outer, out, unsure: true })) };
};

/** Joins two arms; `sure` says that the test cannot fail. An expression where neither needs statements, else an `if`. */
const choose = (l: Lowering, test: string, yes: Arm, no: Arm, place: Place, sure: boolean): Operand => {
  const kinds = yes.operand.kinds | no.operand.kinds;
  if (yes.out.empty && no.out.empty) {
    return {
      ...computed(`(${test} ? ${yes.operand.text} : ${no.operand.text})`, kinds),
      pure: sure && yes.operand.pure && no.operand.pure,
    };
  }
  const result = l.unit.fresh('t');
  place.out.line(`let ${result};`);
  place.out.line(`if (${test}) {`);
  place.out.block(yes.out);
  if (yes.operand.text !== 'undefined') place.out.line(`  ${result} = ${yes.operand.text};`);
  if (!no.out.empty || no.operand.text !== 'undefined') {
    place.out.line('} else {');
    place.out.block(no.out);
    if (no.operand.text !== 'undefined') place.out.line(`  ${result} = ${no.operand.text};`);
  }
  place.out.line('}');
  return identifier(result, kinds);
};

/** The left side of `a ?? b`, if evaluating it once is the same as evaluating it twice. */
const repeated = (l: Lowering, node: ConditionNode, place: Place): Expression | undefined => {
  if (node.shorthand === undefined) return undefined;
  if (node.shorthand === '?:') return sameTree(node.condition, node.then) ? node.then : undefined;
  const { condition } = node;
  if (condition.type !== 'function' || condition.procedure.type !== 'variable') return undefined;
  const { maybe: candidates, variable } = resolve(l, 'exists', place.frame);
  if (candidates.length > 0 || variable !== undefined || l.unit.builtin('exists') === undefined)
    return undefined;
  const [left] = condition.arguments;
  return left !== undefined && sameTree(left, node.then) ? node.then : undefined;
};

const lowerShorthand = (l: Lowering, node: ConditionNode, left: Expression, place: Place): Operand => {
  const value = l.value(left, { ...place, returned: false });
  const coalesce = node.shorthand === '??';
  if (coalesce && !kind.may(value.kinds, kind.NOTHING)) return value;
  const first = simple(l.unit, value, place.out);
  const test = coalesce ? `${first.text} !== undefined` : truthOf(l.unit, first, place.out);
  const present = { ...first, kinds: coalesce ? first.kinds & ~kind.NOTHING : first.kinds };
  return choose(l, test, { out: new Writer(), operand: present }, lowerArm(l, node.else, place), place, true);
};

export const lowerCondition = (l: Lowering, node: ConditionNode, place: Place): Operand => {
  const left =
    place.returned === true && node.then.type === 'function' ? undefined : repeated(l, node, place);
  if (left !== undefined) return lowerShorthand(l, node, left, place);
  const test = l.test(node.condition, place);
  const sure = !canThrow(node.condition, l.unit.awaits);
  const facts = factsOf(l, node.condition, place);
  return choose(l, test, lowerArm(l, node.then, place, facts), lowerArm(l, node.else, place), place, sure);
};

/** A condition used for its truth only. */
export const testCondition = (l: Lowering, node: ConditionNode, place: Place): string | undefined => {
  if (node.shorthand !== undefined || l.unit.guarded) return undefined;
  const out = new Writer(place.out);
  const inner = { ...place, out };
  const branches = maybe(place.frame, () =>
    [node.then, node.else].map((arm) => (arm ? l.test(arm, inner) : 'false')),
  );
  if (!out.empty) return undefined;
  return `(${l.test(node.condition, place)} ? ${branches[0]} : ${branches[1]})`;
};

export const lowerBlock = (l: Lowering, node: BlockNode, place: Place): Operand => {
  const frame = openFrame(l, place.frame, node.expressions, place.out);
  let result: Operand = NOTHING_OPERAND;
  node.expressions.forEach((expression, at) => {
    const last = at === node.expressions.length - 1;
    const output = last && place.output === true;
    result = l.value(expression, { ...place, frame, returned: last && place.returned === true, output });
    // In brackets, as an object literal would be read as a block.
    if (!last && !result.pure && !result.simple) place.out.line(`(${result.text});`);
  });
  return result;
};

export const lowerBind = (l: Lowering, node: BindNode, place: Place): Operand => {
  const variable = variableHere(place.frame, node.name);
  if (variable === undefined) throw new Error(`no frame binds ${node.name}`);
  // The body of a lambda runs only once the lambda can be reached, which is after this binding.
  const early = node.value.type === 'lambda' && !variable.mutable && !variable.assigned;
  if (early) variable.assigned = true;
  const value = l.value(node.value, { ...place, returned: false });
  place.out.line(`${variable.ident} = ${value.text};`);
  variable.assigned = true;
  if (!variable.mutable) {
    variable.kinds = value.kinds;
    variable.known = value.known;
  }
  const operand = { ...identifier(variable.ident, value.kinds), known: value.known };
  return variable.mutable ? simple(l.unit, { ...operand, simple: false }, place.out) : operand;
};
