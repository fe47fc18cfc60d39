// Binary operators and unary minus.
import type { BinaryNode, Expression, NegateNode } from '../parse/tree.ts';
import { canThrow } from './can-throw.ts';
import { factsOf } from './facts.ts';
import { asking, emitCheck, madeText } from './guards.ts';
import * as kind from './kinds.ts';
import { computed, type Lowering, maybe, type Operand, type Place, pureText, simple } from './lowering.ts';
import { Writer } from './writer.ts';

const SCALARS = kind.NULL | kind.BOOLEAN | kind.NUMBER | kind.STRING;
const isLiteral = (operand: Operand): boolean => operand.constant !== undefined;
const siteOf = (l: Lowering, node: BinaryNode): string =>
  l.unit.site({ position: node.position, token: node.operator });

/** Is it certain that both sides are of one simple kind? */
const both = (left: Operand, right: Operand, kinds: number): boolean =>
  kind.only(left.kinds, kinds) && kind.only(right.kinds, kinds);

/** What is made of operands is as pure as they are. */
const joined = (text: string, kinds: number, ...operands: readonly Operand[]): Operand => ({
  ...computed(text, kinds),
  pure: operands.every(({ pure }) => pure),
});

const lowerArithmetic = (l: Lowering, node: BinaryNode, place: Place): Operand => {
  const [left, right] = l.values([node.lhs, node.rhs], place) as [Operand, Operand];
  if (both(left, right, kind.NUMBER))
    return joined(`(${left.text} ${node.operator} ${right.text})`, kind.WILD | kind.NUMBER, left, right);
  const a = simple(l.unit, left, place.out);
  const b = simple(l.unit, right, place.out);
  const site = siteOf(l, node);
  const slow = `${l.unit.use('arithmetic')}(${JSON.stringify(node.operator)}, ${a.text}, ${b.text}, ${site})`;
  const finite = [a, b].filter((operand) => !kind.only(operand.kinds, kind.NUMBER));
  const test = finite.map((operand) => `Number.isFinite(${operand.text})`).join(' && ');
  const nothing = (left.kinds | right.kinds) & kind.NOTHING;
  const kinds = kind.NUMBER | kind.WILD | nothing;
  return computed(`(${test} ? ${a.text} ${node.operator} ${b.text} : ${slow})`, kinds);
};

const lowerComparison = (l: Lowering, node: BinaryNode, place: Place): Operand => {
  const [left, right] = l.values([node.lhs, node.rhs], place) as [Operand, Operand];
  const numbers = both(left, right, kind.NUMBER | kind.WILD);
  if (numbers || both(left, right, kind.STRING)) {
    return joined(`(${left.text} ${node.operator} ${right.text})`, kind.BOOLEAN, left, right);
  }
  const a = simple(l.unit, left, place.out);
  const b = simple(l.unit, right, place.out);
  const constant = [a, b].find(isLiteral)?.constant;
  // Only literals that can be compared spare their check.
  const type = typeof constant === 'string' ? 'string' : 'number';
  const tests = [a, b]
    .filter((operand) => typeof operand.constant !== type)
    .map((operand) => `typeof ${operand.text} === "${type}"`);
  const slow = `${l.unit.use('compare')}(${JSON.stringify(node.operator)}, ${a.text}, ${b.text}, ${siteOf(l, node)})`;
  const nothing = (left.kinds | right.kinds) & kind.NOTHING;
  if (tests.length === 0) return computed(slow, kind.BOOLEAN | nothing);
  return computed(
    `(${tests.join(' && ')} ? ${a.text} ${node.operator} ${b.text} : ${slow})`,
    kind.BOOLEAN | nothing,
  );
};

const lowerEquality = (l: Lowering, node: BinaryNode, place: Place): Operand => {
  const sides = l.values([node.lhs, node.rhs], place);
  const negated = node.operator === '!=';
  // What is compared here is mostly read again where the condition holds.
  const [left, right] = sides.map((side) =>
    side.read === undefined ? side : simple(l.unit, side, place.out),
  ) as [Operand, Operand];
  const identity =
    kind.only(left.kinds, SCALARS | kind.NOTHING) || kind.only(right.kinds, SCALARS | kind.NOTHING);
  if (identity) {
    const pure = left.pure && right.pure;
    const sure = [left, right].filter((operand) => !kind.may(operand.kinds, kind.NOTHING));
    if (!negated && sure.length > 0) {
      return { ...computed(`(${left.text} === ${right.text})`, kind.BOOLEAN), pure };
    }
    if (negated) {
      const [first, second] = sure.includes(right) ? [left, right] : [right, left];
      if (second.constant === null) return { ...computed(`(${first.text} != null)`, kind.BOOLEAN), pure };
      if (sure.length === 2) return { ...computed(`(${left.text} !== ${right.text})`, kind.BOOLEAN), pure };
      if (sure.length === 1) {
        const inOrder = [left, right].map((side) => simple(l.unit, side, place.out));
        const [loose, fixed] = (first === left ? inOrder : inOrder.reverse()) as [Operand, Operand];
        return pureText(`(${loose.text} !== undefined && ${loose.text} !== ${fixed.text})`, kind.BOOLEAN);
      }
    }
  }
  const equal = l.unit.use(negated ? 'unequal' : 'equal');
  return {
    ...computed(`${equal}(${asking(l, `${left.text}, ${right.text}`)})`, kind.BOOLEAN),
    pure: left.pure && right.pure,
  };
};

const flatten = (node: BinaryNode): BinaryNode[] => {
  const chain: BinaryNode[] = [node];
  for (let at = node.lhs; at.type === 'binary' && at.operator === '&' && plain(at); at = at.lhs)
    chain.unshift(at);
  return chain;
};
const plain = (node: BinaryNode): boolean => node.predicate === undefined && node.group === undefined;

const lowerConcat = (l: Lowering, node: BinaryNode, place: Place): Operand => {
  const chain = flatten(node);
  const first = chain[0];
  if (first === undefined) throw new Error('an empty chain');
  const textOf = (operand: Operand, link: BinaryNode): string =>
    kind.only(operand.kinds, kind.STRING)
      ? operand.text
      : `${l.unit.use('textAt')}(${asking(l, `${operand.text}, ${siteOf(l, link)}`)})`;
  const [left, right] = l.values([first.lhs, first.rhs], place) as [Operand, Operand];
  // Both sides of an operator are evaluated before either becomes a text: what fails first is told.
  const inOrder = mayFail(l, first.rhs, right);
  const [start, end] = inOrder ? [left, right].map((side) => simple(l.unit, side, place.out)) : [left, right];
  let text = `${textOf(start ?? left, first)} + ${textOf(end ?? right, first)}`;
  const operands = [left, right];
  for (const link of chain.slice(1)) {
    const out = new Writer(place.out);
    let side = l.value(link.rhs, { ...place, out, returned: false, output: false });
    operands.push(side);
    if (!out.empty || mayFail(l, link.rhs, side)) {
      text = simple(l.unit, computed(`(${text})`, kind.STRING), place.out).text;
      place.out.append(out);
      side = simple(l.unit, side, place.out);
    }
    text = `${text} + ${textOf(side, link)}`;
  }
  const pure = operands.every((operand) => operand.pure && kind.only(operand.kinds, kind.STRING));
  return { ...computed(l.unit.sequenceGuard ? madeText(l, text) : `(${text})`, kind.STRING), pure };
};

const mayFail = (l: Lowering, node: Expression, operand: Operand): boolean =>
  !operand.simple && canThrow(node, l.unit.awaits);

const lowerIncludes = (l: Lowering, node: BinaryNode, place: Place): Operand => {
  const { rhs } = node;
  const items = rhs.type === 'array' && rhs.predicate === undefined ? rhs.items : [];
  const constants = items.every(
    (item) =>
      (item.type === 'string' || item.type === 'number' || item.type === 'value') &&
      item.predicate === undefined,
  );
  if (items.length > 0 && items.length <= 8 && constants) {
    const left = simple(l.unit, l.value(node.lhs, place), place.out);
    const tests = items.map((item) => `${left.text} === ${l.value(item, place).text}`);
    return pureText(`(${tests.join(' || ')})`, kind.BOOLEAN);
  }
  const [left, right] = l.values([node.lhs, rhs], place) as [Operand, Operand];
  return computed(`${l.unit.use('includes')}(${left.text}, ${right.text})`, kind.BOOLEAN);
};

/** `and` and `or`; the right side is evaluated only where it decides. */
const lowerLogic = (l: Lowering, node: BinaryNode, place: Place): string => {
  const left = l.test(node.lhs, place);
  const out = new Writer(place.out);
  if (node.operator === 'and')
    for (const { read, kinds } of factsOf(l, node.lhs, place)) out.learn(read, kinds);
  emitCheck(l, node.rhs, place, out, false);
  const right = maybe(place.frame, () => l.test(node.rhs, { ...place, out, unsure: true }));
  const operator = node.operator === 'and' ? '&&' : '||';
  const throws = canThrow(node.rhs, l.unit.awaits);
  if (out.empty && !throws) return `(${left} ${operator} ${right})`;
  const result = l.unit.fresh('t');
  place.out.line(`let ${result} = ${left};`);
  place.out.line(`if (${node.operator === 'and' ? '' : '!'}${result}) {`);
  if (throws) place.out.line('try {');
  place.out.block(out);
  place.out.line(`  ${result} = ${right};`);
  // An error of the right side is reported at the operator.
  if (throws)
    place.out.line(`} catch (thrown) { throw ${l.unit.use('atOperator')}(thrown, ${siteOf(l, node)}); }`);
  place.out.line('}');
  return result;
};

/** A binary operator as a JavaScript condition, where that is simpler than its value. */
export const testBinary = (l: Lowering, node: BinaryNode, place: Place): string | undefined =>
  node.operator === 'and' || node.operator === 'or' ? lowerLogic(l, node, place) : undefined;

export const lowerBinary = (l: Lowering, node: BinaryNode, place: Place): Operand => {
  switch (node.operator) {
    case 'and':
    case 'or':
      return computed(lowerLogic(l, node, place), kind.BOOLEAN);
    case '=':
    case '!=':
      return lowerEquality(l, node, place);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return lowerComparison(l, node, place);
    case '&':
      return lowerConcat(l, node, place);
    case 'in':
      return lowerIncludes(l, node, place);
    case '..': {
      const [left, right] = l.values([node.lhs, node.rhs], place) as [Operand, Operand];
      const args = asking(l, `${left.text}, ${right.text}, ${siteOf(l, node)}`);
      const range = `${l.unit.use('range')}(${args})`;
      return computed(range, kind.SEQUENCE | kind.NOTHING | kind.NUMBER);
    }
    default:
      return lowerArithmetic(l, node, place);
  }
};

export const lowerNegate = (l: Lowering, node: NegateNode, place: Place): Operand => {
  const operand = l.value(node.expression, place);
  if (kind.only(operand.kinds, kind.NUMBER)) return joined(`(-${operand.text})`, kind.NUMBER, operand);
  const site = l.unit.site({ position: node.position, token: '-' });
  return computed(
    `${l.unit.use('negate')}(${operand.text}, ${site})`,
    kind.NUMBER | kind.WILD | (operand.kinds & kind.NOTHING),
  );
};
