// Functions that can be evaluated in place, item by item: a lambda written as an argument, or a built-in function.
import { AWAITED_NATIVES } from '../awaited/natives.ts';
import { NATIVES } from '../functions/natives.ts';
import type { Expression, LambdaNode } from '../parse/tree.ts';
import { inlineBuiltin } from './builtins.ts';
import { generalCall } from './general-call.ts';
import * as kind from './kinds.ts';
import { lambdaBody, parameterIdent } from './lambda-function.ts';
import { computed, identifier, type Lowering, type Operand, type Place } from './lowering.ts';
import { returnKinds } from './return-kinds.ts';
import { resolve } from './variables.ts';

/** A function that a loop evaluates without calling it. */
export interface Procedure {
  /** How many arguments it is given: as many as it takes. */
  readonly arity: number;
  /** A new identifier for one of its parameters. */
  ident(at: number, otherwise: string): string;
  /** What it gives for these arguments; a tail call that is left open is a `Thunk`. */
  value(args: readonly Operand[], place: Place): Operand;
}

/** A lambda that takes its arguments as they are, all of them under names of their own. */
export const isPlainLambda = (
  node: Expression | undefined,
  least: number,
  most: number,
): node is LambdaNode =>
  node?.type === 'lambda' &&
  node.signature === undefined &&
  node.predicate === undefined &&
  node.group === undefined &&
  node.parameters.length >= least &&
  node.parameters.length <= most &&
  new Set(node.parameters.map((parameter) => parameter.name)).size === node.parameters.length;

const builtinName = (l: Lowering, node: Expression | undefined, place: Place): string | undefined => {
  if (node?.type !== 'variable' || node.predicate !== undefined || node.group !== undefined) return undefined;
  const { name } = node;
  // Functions that call functions nest; others are looked up for each evaluation.
  if (!NATIVES.has(name) || AWAITED_NATIVES.has(name)) return undefined;
  const { maybe, variable } = resolve(l, name, place.frame);
  if (variable !== undefined || maybe.length > 0) return undefined;
  return l.unit.builtin(name) === undefined ? undefined : name;
};

/** The function that an argument is, if it can be evaluated in place; `site` is where its caller is called. */
export const procedureOf = (
  l: Lowering,
  node: Expression | undefined,
  least: number,
  most: number,
  site: string,
  place: Place,
): Procedure | undefined => {
  if (isPlainLambda(node, least, most)) {
    return {
      arity: node.parameters.length,
      ident: (at, otherwise) => {
        const parameter = node.parameters[at];
        return parameter === undefined ? l.unit.fresh(otherwise) : parameterIdent(l, parameter.name);
      },
      value: (args, inner) => lambdaBody(l, node, args, inner),
    };
  }
  const name = builtinName(l, node, place);
  const arity = name === undefined ? undefined : l.unit.builtin(name)?.arity;
  if (name === undefined || arity === undefined || arity < least) return undefined;
  return {
    arity: Math.min(Math.max(arity, 1), most),
    ident: (_, otherwise) => l.unit.fresh(otherwise),
    value: (args, outer) => {
      const inner = { ...outer, context: identifier('null', kind.NULL) };
      const given = args.slice(0, Math.min(Math.max(arity, 1), most));
      const inlined = inlineBuiltin(l, name, [], given, site, inner, false);
      if (inlined !== undefined) return inlined;
      const texts = given.map((arg) => arg.text);
      return computed(generalCall(l, name, texts, site, inner, false), returnKinds(name, given));
    },
  };
};
