// Dispatch: lowers a node by its construct, then its predicates and its normalisation.
import type { Expression } from '../parse/tree.ts';
import { arrive } from './arrive.ts';
import { lowerCall } from './calls.ts';
import { lowerBind, lowerBlock, lowerCondition, testCondition } from './conditions.ts';
import { lowerArray, lowerGroup, lowerObject } from './constructors.ts';
import { lowerFilter } from './filters.ts';
import { asking } from './guards.ts';
import * as kind from './kinds.ts';
import { lowerApply, lowerLambda, lowerPartial } from './lambdas.ts';
import {
  computed,
  constantOf,
  type Lowering,
  NotLowered,
  type Operand,
  type Place,
  simple,
  type Unit,
} from './lowering.ts';
import { lowerBinary, lowerNegate, testBinary } from './operators.ts';
import { lowerName, lowerPath } from './paths.ts';
import { truthOf } from './truth-of.ts';
import { lowerTupleGroup, tupleFilter } from './tuples.ts';
import { lowerRegex, lowerTransform } from './values.ts';
import { readVariable } from './variables.ts';
import { Writer } from './writer.ts';

const lowerCore = (l: Lowering, node: Expression, place: Place): Operand => {
  switch (node.type) {
    case 'string':
      return constantOf(node.value, kind.STRING);
    case 'number':
      return constantOf(node.value, Number.isFinite(node.value) ? kind.NUMBER : kind.WILD);
    case 'value':
      return constantOf(node.value, node.value === null ? kind.NULL : kind.BOOLEAN);
    case 'name':
      return lowerName(l, node, place);
    case 'path':
      return lowerPath(l, node, place);
    case 'variable':
      return readVariable(l, node.name, place);
    case 'binary':
      return lowerBinary(l, node, place);
    case 'negate':
      return lowerNegate(l, node, place);
    case 'condition':
      return lowerCondition(l, node, place);
    case 'block':
      return lowerBlock(l, node, place);
    case 'bind':
      return lowerBind(l, node, place);
    case 'array':
      return lowerArray(l, node, place);
    case 'object':
      return lowerObject(l, node, place);
    case 'function':
      return lowerCall(l, node, place);
    case 'lambda':
      return lowerLambda(l, node, place);
    case 'partial':
      return lowerPartial(l, node, place);
    case 'apply':
      return lowerApply(l, node, place);
    case 'wildcard':
      return computed(`${l.unit.use('wildcard')}(${asking(l, place.context.text)})`, kind.ANY);
    case 'descendant':
      return computed(`${l.unit.use('descendants')}(${asking(l, place.context.text)})`, kind.ANY);
    case 'regex':
      return lowerRegex(l, node, place);
    case 'transform':
      return lowerTransform(l, node, place);
    case 'parent':
      return readVariable(l, node.label, place);
    default:
      throw new NotLowered(node.type, node);
  }
};

const lowerValue = (l: Lowering, node: Expression, outer: Place): Operand => {
  const plain = node.predicate === undefined && (node.group === undefined || node.type === 'path');
  const returned = outer.returned === true && plain && RETURNS.has(node.type);
  const output = outer.output === true && plain && OUTPUTS.has(node.type);
  // Written out: copies of objects that all have the same members are fast, and this one is made for every node.
  const inner: Place = {
    out: outer.out,
    frame: outer.frame,
    context: outer.context,
    returned,
    settles: outer.settles,
    output,
    unsure: outer.unsure,
    stepwise: outer.stepwise,
    depth: outer.depth + 1,
    base: outer.base,
  };
  let operand = lowerCore(l, node, inner);
  const streamed = node.tuple === true;
  for (const filter of node.predicate ?? []) {
    operand = streamed
      ? computed(tupleFilter(l, filter, operand.text, inner), kind.ANY)
      : lowerFilter(l, filter, operand, inner);
  }
  // A call in tail position is handed on before its group clause is looked at.
  const tail = node.type === 'function' && node.tail;
  if (tail) return operand;
  if (node.group !== undefined && node.type !== 'path') {
    operand = streamed
      ? lowerTupleGroup(l, node.group, operand.text, inner)
      : lowerGroup(l, node.group, operand, inner);
  }
  // In tail position a call hands on what it gives as it is, through conditions and blocks; other parts are normalised.
  const handsOn = returned && node.type !== 'function' && node.keepArray !== true;
  const value = handsOn ? operand : normalised(l, node, operand);
  return READS.has(node.type) || node.predicate !== undefined ? arrive(l, value, outer.out) : value;
};

/** What every evaluated expression goes through: sequences collapse. */
const normalised = (l: Lowering, node: Expression, operand: Operand): Operand => {
  if (!kind.may(operand.kinds, kind.SEQUENCE)) return operand;
  if (operand.settled === true && node.keepArray !== true) return operand;
  const normal = l.unit.use(node.keepArray === true ? 'normalKept' : 'normal');
  return { ...computed(`${normal}(${operand.text})`, operand.kinds), pure: operand.pure };
};

/** Expressions whose value may be as it stands in the data; others hand on what such gave. */
const READS: ReadonlySet<string> = new Set([
  'name',
  'path',
  'variable',
  'wildcard',
  'descendant',
  'parent',
  'function',
  'apply',
]);
const OUTPUTS: ReadonlySet<string> = new Set(['condition', 'block', 'object', 'array', 'path']);
const RETURNS: ReadonlySet<string> = new Set(['condition', 'block', 'function']);

const lowerTest = (l: Lowering, node: Expression, place: Place): string => {
  const plain = node.predicate === undefined && node.group === undefined && node.keepArray !== true;
  if (plain && node.type === 'binary') {
    const test = testBinary(l, node, place);
    if (test !== undefined) return test;
  }
  if (plain && node.type === 'condition') {
    const test = testCondition(l, node, place);
    if (test !== undefined) return test;
  }
  return truthOf(l.unit, l.value(node, place), place.out);
};

const lowerValues = (l: Lowering, nodes: readonly Expression[], place: Place): Operand[] => {
  let before = place.out;
  const parts = nodes.map((node) => {
    const out = new Writer(before);
    before = out;
    const operand = l.value(node, { ...place, out, returned: false, output: place.output === true });
    return { out, operand };
  });
  let last = parts.length - 1;
  while (last >= 0 && parts[last]?.out.empty === true) last -= 1;
  return parts.map(({ out, operand }, at) => {
    place.out.append(out);
    // What is evaluated before later statements is kept in a constant, so that the order stays.
    return at < last && !operand.simple && !operand.pure ? simple(l.unit, operand, place.out) : operand;
  });
};

/** The lowering of one unit; `notes` are comments before the statements of their nodes. */
export const createLowering = (unit: Unit, notes?: ReadonlyMap<Expression, string>): Lowering => {
  const noted = (node: Expression, place: Place): Operand => {
    const from = place.out.lines.length;
    const operand = lowerValue(lowering, node, place);
    const note = notes?.get(node);
    if (note === undefined) return operand;
    if (place.out.lines.length === from) return { ...operand, note };
    place.out.lines.splice(from, 0, note);
    return operand;
  };
  const lowering: Lowering = {
    unit,
    value: notes === undefined ? (node, place) => lowerValue(lowering, node, place) : noted,
    test: (node, place) => lowerTest(lowering, node, { ...place, returned: false, output: false }),
    values: (nodes, place) => lowerValues(lowering, nodes, place),
  };
  return lowering;
};
