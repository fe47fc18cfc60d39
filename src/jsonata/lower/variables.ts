// Reading and declaring variables: which frame binds a name, and whether it is bound yet.
import type { Expression } from '../parse/tree.ts';
import * as kind from './kinds.ts';
import {
  computed,
  type Frame,
  identifier,
  type Lowering,
  type Operand,
  type Place,
  pureText,
  reading,
  simple,
  type Variable,
} from './lowering.ts';
import { literal, Writer } from './writer.ts';

/** What a name means at a place: the innermost binding that is certain, and those that may come before it. */
export interface Resolution {
  readonly maybe: readonly string[];
  readonly variable: Variable | undefined;
}

/** Finds who binds a name. No variable: it comes from outside or is a function. */
export const resolve = (l: Lowering, name: string, frame: Frame): Resolution => {
  const candidates: string[] = [];
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    if (at.tuple !== undefined && (name.startsWith('!') || l.unit.tupleNames.has(name))) {
      candidates.push(`Object.hasOwn(${at.tuple}, ${literal(name)}) ? ${at.tuple}[${literal(name)}] : `);
    }
    const variable = at.variables.get(name);
    if (variable === undefined) continue;
    if (variable.assigned) return { maybe: candidates, variable };
    candidates.push(`${variable.ident} !== ${l.unit.use('UNBOUND')} ? ${variable.ident} : `);
  }
  return { maybe: candidates, variable: undefined };
};

/** The value of a variable; the empty name is the context, `$` the input. */
export const readVariable = (l: Lowering, name: string, place: Place): Operand => {
  if (name === '') {
    const { context } = place;
    if (!kind.may(context.kinds, kind.SEQUENCE)) return context;
    return pureText(`${l.unit.use('unwrapped')}(${context.text})`, context.kinds);
  }
  const { maybe, variable } = resolve(l, name, place.frame);
  if (variable !== undefined && maybe.length === 0) {
    const known = variable.known
      ? { ...reading(variable.ident, variable.kinds, place.out), simple: true, known: variable.known }
      : identifier(variable.ident, variable.kinds);
    const operand = variable.parameter === true ? known : { ...known, arrived: true };
    return variable.mutable ? simple(l.unit, { ...operand, simple: false }, place.out) : operand;
  }
  const terminal =
    variable === undefined ? outside(l, name, place) : identifier(variable.ident, variable.kinds);
  if (maybe.length === 0) return terminal;
  return simple(l.unit, computed(`(${maybe.join('')}${terminal.text})`, kind.ANY), place.out);
};

/** What a name means that nothing in the expression binds. */
const outside = (l: Lowering, name: string, place: Place): Operand =>
  name === 'eval' && l.unit.builtin(name) !== undefined
    ? pureText(evalFunction(l, place), kind.FUNCTION | kind.DEEP)
    : l.unit.free(name);

/** `$eval` as it is here: it sees the variables of this place when it is called, itself only as it is outside. */
export const evalFunction = (l: Lowering, place: Place): string => {
  const out = new Writer(place.out);
  const inner = { ...place, out };
  const visible = new Map<string, string>();
  for (let frame: Frame | undefined = place.frame; frame !== undefined; frame = frame.parent) {
    const carried = frame.tuple === undefined ? [] : l.unit.tupleNames;
    for (const name of [...frame.variables.keys(), ...carried]) {
      if (name !== 'eval' && !visible.has(name)) visible.set(name, readVariable(l, name, inner).text);
    }
  }
  const entries = [...visible].map(([name, text]) => `[${literal(name)}, ${text}]`);
  const body = [...out.lines, `return [${entries.join(', ')}];`].join('\n');
  return `${l.unit.use('evaluatorOf')}(run, () => {\n${body}\n}, bindings, root)`;
};

/** The names that are bound directly in a frame whose parts are these expressions, with how often. */
const boundNames = (nodes: readonly Expression[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const visit = (node: Expression): void => {
    if (node.type === 'bind') counts.set(node.name, (counts.get(node.name) ?? 0) + 1);
    visitInFrame(node, visit);
  };
  nodes.forEach(visit);
  return counts;
};

/** Visits the parts of a node that share its frame, in the order in which they stand. */
const visitInFrame = (node: Expression, visit: (child: Expression) => void): void => {
  if (node.predicate !== undefined) for (const filter of node.predicate) visit(filter.expression);
  if (node.stages !== undefined)
    for (const stage of node.stages) if (stage.type === 'filter') visit(stage.expression);
  if (node.group !== undefined) for (const pair of node.group.pairs) pair.forEach(visit);
  switch (node.type) {
    case 'path':
      for (const step of node.steps) visit(step);
      break;
    case 'binary':
    case 'apply':
      visit(node.lhs);
      visit(node.rhs);
      break;
    case 'negate':
      visit(node.expression);
      break;
    case 'array':
      for (const item of node.items) visit(item);
      break;
    case 'object':
      for (const [key, value] of node.pairs) {
        visit(key);
        visit(value);
      }
      break;
    case 'condition':
      visit(node.condition);
      visit(node.then);
      if (node.else !== undefined) visit(node.else);
      break;
    case 'bind':
      visit(node.value);
      break;
    case 'function':
    case 'partial':
      visit(node.procedure);
      for (const argument of node.arguments) visit(argument);
      break;
    case 'transform':
      visit(node.pattern);
      visit(node.update);
      if (node.delete !== undefined) visit(node.delete);
      break;
    case 'sort':
      for (const term of node.terms) visit(term.expression);
      break;
    default:
      // Blocks and lambdas have frames of their own.
      break;
  }
};

const readable = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `$${name}` : '$v');

/** Declares the variables that these expressions bind, and gives the frame in which to lower them. */
export const openFrame = (
  l: Lowering,
  parent: Frame | undefined,
  nodes: readonly Expression[],
  out: Writer,
  tuple?: string,
): Frame => {
  const variables = new Map<string, Variable>();
  for (const [name, count] of boundNames(nodes)) {
    const ident = l.unit.fresh(readable(name));
    out.line(`let ${ident} = ${l.unit.use('UNBOUND')};`);
    variables.set(name, { ident, kinds: kind.ANY, assigned: false, mutable: count > 1 });
  }
  return { parent, variables, ...(tuple === undefined ? {} : { tuple }) };
};

/** The variable that a bind in this frame assigns. */
export const variableHere = (frame: Frame, name: string): Variable | undefined => frame.variables.get(name);
