// Parses JSONata text with the package's own parser; a mistake is returned, never thrown.
import jsonata from 'jsonata';
import { messageOf } from '../errors.ts';
import { checkBounds } from './bounds.ts';
import { fromPackage } from './from-package.ts';
import type { PackageNode } from './package-node.ts';
import { indexTokens, type TokenIndex, tokensOf } from './tokens.ts';
import type { Expression } from './tree.ts';

/** What is wrong with an expression's text; offsets are half-open UTF-16 offsets in it. */
export interface ExpressionProblem {
  /** The package's code (`S0201`), or `too-large` for text beyond our bounds. */
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** What the package names as the culprit, where it does. */
  readonly token?: unknown;
}

export type ParsedExpression =
  | { readonly ok: true; readonly tree: Expression }
  | {
      readonly ok: false;
      /** The first problem. */
      readonly problem: ExpressionProblem;
      /** All that could be found in one pass, the first included. */
      readonly problems: readonly ExpressionProblem[];
    };

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

const asProblem = (thrown: unknown, text: string, index: TokenIndex): ExpressionProblem => {
  if (thrown instanceof RangeError) {
    return { code: 'too-large', message: 'The expression is nested too deeply.', start: 0, end: text.length };
  }
  const code = member(thrown, 'code');
  if (typeof code !== 'string') {
    // The package hands on what `new RegExp` says about a pattern.
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const regex = index.tokens.find(
      (token) => token.kind === 'regex' && !isPattern(text.slice(token.start, token.end)),
    );
    return { code: 'S0303', message, start: regex?.start ?? 0, end: regex?.end ?? text.length };
  }
  const at = member(thrown, 'position');
  const position = typeof at === 'number' ? Math.min(at, text.length) : text.length;
  const token = index.endingAt(position);
  const start = token?.start ?? Math.max(0, position - 1);
  const problem = { code, message: messageOf(code, thrown), start, end: Math.max(position, start) };
  const culprit = member(thrown, 'token');
  return culprit === undefined ? problem : { ...problem, token: culprit };
};

const isPattern = (literal: string): boolean => {
  try {
    new RegExp(literal.slice(1, literal.lastIndexOf('/')));
    return true;
  } catch {
    return false;
  }
};

/** Problems that the package's recovering parser finds beyond the first. */
const recoverProblems = (text: string, index: TokenIndex): ExpressionProblem[] => {
  try {
    const parsed: unknown = jsonata(text, { recover: true });
    const list = member(parsed, 'errors');
    const errors: unknown = typeof list === 'function' ? list.call(parsed) : undefined;
    return Array.isArray(errors) ? errors.map((error) => asProblem(error, text, index)) : [];
  } catch {
    return [];
  }
};

/** Parses an expression. Never throws: text beyond the bounds of `bounds.ts` is a problem too. */
export const parseExpression = (text: string): ParsedExpression => {
  const tokens = text.length > 1_000_000 ? [] : tokensOf(text);
  const bound = checkBounds(text, tokens);
  if (bound !== undefined) {
    const problem = { code: 'too-large', ...bound };
    return { ok: false, problem, problems: [problem] };
  }
  const index = indexTokens(tokens);
  try {
    // The package types its tree too narrowly: `PackageNode` describes what it really holds.
    const tree = jsonata(text).ast() as unknown as PackageNode;
    return { ok: true, tree: fromPackage(tree, index) };
  } catch (thrown) {
    const problem = asProblem(thrown, text, index);
    const others = problem.code === 'too-large' ? [] : recoverProblems(text, index);
    const further = others.filter((other) => other.start !== problem.start || other.code !== problem.code);
    return { ok: false, problem, problems: [problem, ...further] };
  }
};
