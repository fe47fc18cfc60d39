// Function calls: registered functions, built-ins, and values that turn out to be functions.
import type { Expression, FunctionNode } from '../parse/tree.ts';
import { inlineBuiltin } from './builtins.ts';
import { generalCall } from './general-call.ts';
import { deepCall, tailDepth } from './guards.ts';
import { lowerHigherOrder } from './higher-order.ts';
import * as kind from './kinds.ts';
import { computed, identifier, type Lowering, type Operand, type Place, simple } from './lowering.ts';
import { returnKinds } from './return-kinds.ts';
import { evalFunction, readVariable, resolve } from './variables.ts';

/** What errors name: the variable, the first step of a path, or what the node's token says. */
export const tokenOf = (procedure: Expression): unknown => {
  switch (procedure.type) {
    case 'path': {
      const [first] = procedure.steps;
      return first === undefined ? undefined : tokenOf(first);
    }
    case 'variable':
      return procedure.name;
    case 'name':
    case 'string':
    case 'number':
    case 'value':
      return procedure.value;
    case 'binary':
      return procedure.operator;
    case 'function':
    case 'partial':
      return '(';
    default:
      return TOKENS[procedure.type];
  }
};

const TOKENS: Readonly<Partial<Record<Expression['type'], string>>> = {
  array: '[',
  object: '{',
  negate: '-',
  wildcard: '*',
  descendant: '**',
  bind: ':=',
  apply: '~>',
};

export const lowerCall = (l: Lowering, node: FunctionNode, place: Place): Operand =>
  lowerCallWith(l, node, [], place);

/** A call whose first arguments are already there (`~>`). */
export const lowerCallWith = (
  l: Lowering,
  node: FunctionNode,
  first: readonly Operand[],
  place: Place,
): Operand => {
  const { procedure } = node;
  const tail = node.tail && place.returned === true;
  const inner = { ...place, returned: false, depth: tail ? tailDepth(place) : place.depth };
  const position = tail ? procedure.position : node.position;
  const site = l.unit.site({ position, token: tokenOf(procedure) });
  if (procedure.type === 'variable' && procedure.predicate === undefined && procedure.group === undefined) {
    const { maybe, variable } = resolve(l, procedure.name, place.frame);
    if (variable === undefined && maybe.length === 0) {
      const direct = lowerKnown(l, procedure.name, node, first, site, inner, tail);
      if (direct !== undefined) return direct;
    }
  }
  const callee = simple(l.unit, l.value(procedure, inner), place.out);
  const token = tokenOf(procedure);
  if (!tail && procedure.type === 'path' && typeof token === 'string') {
    // A path where a function should be: forgetting the dollar sign deserves a hint, before anything else is told.
    const namesake = readVariable(l, token, inner);
    const hint = `${l.unit.use('refuseMissing')}(${namesake.text}, ${site});`;
    place.out.line(`if (${callee.text} === undefined) ${hint}`);
  }
  const args = [...first, ...l.values(node.arguments, inner)];
  const list = `[${args.map((arg) => arg.text).join(', ')}]`;
  if (tail) {
    return computed(`new ${l.unit.use('Thunk')}(${callee.text}, ${list}, ${site})`, kind.ANY);
  }
  const text = l.unit.invoke('call', `${callee.text}, ${list}, ${place.context.text}, ${site}`);
  return computed(deepCall(l, place, text), kind.ANY);
};

/** A call of a function that is known by name while generating. */
const lowerKnown = (
  l: Lowering,
  name: string,
  node: FunctionNode,
  first: readonly Operand[],
  site: string,
  place: Place,
  tail: boolean,
): Operand | undefined => {
  const registered = l.unit.registered(name);
  if (registered !== undefined) {
    const args = [...first, ...l.values(node.arguments, place)];
    // What carries flags may come back as it was given.
    const flagged = args.some((arg) => kind.may(arg.kinds, kind.SEQUENCE | kind.DEEP));
    const kinds = flagged ? kind.ANY : kind.DATA | kind.FUNCTION;
    if (l.unit.awaits) return waitForHost(l, registered, args, kinds, site, place);
    const texts = args.map((arg) =>
      kind.may(arg.kinds, kind.FUNCTION) ? `${l.unit.use('toHostFunction')}(${arg.text})` : arg.text,
    );
    // `at` names the call while it runs: one handler around the program reads it.
    const result = l.unit.fresh('t');
    place.out.line(`at = ${site};`);
    place.out.line(`const ${result} = ${l.unit.use('settled')}(${registered}(${texts.join(', ')}));`);
    place.out.line('at = undefined;');
    return identifier(result, kinds);
  }
  if (name === 'eval' && l.unit.builtin(name) !== undefined) {
    const args = [...first, ...l.values(node.arguments, place)];
    const evaluator = evalFunction(l, place);
    const list = `[${args.map((arg) => arg.text).join(', ')}]`;
    if (tail) return computed(`new ${l.unit.use('Thunk')}(${evaluator}, ${list}, ${site})`, kind.ANY);
    const text = l.unit.invoke('call', `${evaluator}, ${list}, ${place.context.text}, ${site}`);
    return computed(deepCall(l, place, text), kind.ANY);
  }
  const builtin = l.unit.builtin(name);
  if (builtin === undefined) return undefined;
  const { settles } = place;
  const here = tail && settles !== undefined ? { ...place, depth: settles } : place;
  const open = tail && settles === undefined;
  const lambda = open ? undefined : lowerHigherOrder(l, name, node.arguments, first, site, here);
  if (lambda !== undefined) return lambda;
  const inlined = inlineBuiltin(l, name, node.arguments, first, site, place, tail);
  if (inlined !== undefined) return inlined;
  const args = [...first, ...l.values(node.arguments, place)];
  const texts = args.map((arg) => arg.text);
  const text = generalCall(l, name, texts, site, place, tail);
  return computed(text, tail ? kind.ANY : returnKinds(name, args));
};

/** A call of a function of the host whose result is waited for. */
const waitForHost = (
  l: Lowering,
  implementation: string,
  args: readonly Operand[],
  kinds: number,
  site: string,
  place: Place,
): Operand => {
  const list = `[${args.map((arg) => arg.text).join(', ')}]`;
  const run = l.unit.guarded ? ', run' : '';
  const text = l.unit.invoke('callHost', `${implementation}, ${list}, ${site}${run}`);
  const result = l.unit.fresh('t');
  place.out.line(`const ${result} = ${l.unit.guarded ? `run.look(${text})` : text};`);
  return { ...identifier(result, kinds), arrived: true };
};
