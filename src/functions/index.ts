// What emitted and authored expressions may call beyond JSONata, and the one call that registers it with the package.
import { coverageFunctions } from './coverage.ts';
import { dateFunctions } from './dates.ts';
import { elementFunctions } from './elements.ts';
import { listFunctions } from './lists.ts';
import { createLookups } from './lookups/index.ts';
import { numberFunctions } from './numbers.ts';
import { otherElementFunctions, otherElements } from './other-elements.ts';
import { referenceFunctions } from './references.ts';
import { Session, sessionFunctions } from './session.ts';
import { structureFunctions } from './structure.ts';
import { templateFunctions } from './templates.ts';
import { textFunctions } from './texts.ts';
import { patchFunctions, writingFunctions } from './writing.ts';

export { equalUpTo } from './equality.ts';
export { createLookups, type Lookups } from './lookups/index.ts';
export { type RaisedIssue, Session } from './session.ts';
export { applyPatch } from './writing.ts';

/** A function as expressions call it. */
export type ExpressionFunction = (...args: never[]) => unknown;

/** `$nothing()`: no value. */
const nothing = (): undefined => undefined;

/** All functions by name (without `$`); those that report write into `session`. */
export const createFunctions = (session: Session): Readonly<Record<string, ExpressionFunction>> => ({
  nothing,
  ...structureFunctions,
  otherElements,
  ...patchFunctions,
  ...dateFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...listFunctions,
  ...templateFunctions,
  ...referenceFunctions,
  ...createLookups(),
  ...sessionFunctions(session),
  ...coverageFunctions(session),
  ...elementFunctions(session),
  ...otherElementFunctions(session),
  ...writingFunctions(session),
});

/** An expression of the `jsonata` package, as far as this needs it. */
export interface RegistersFunctions {
  registerFunction(name: string, implementation: (...args: unknown[]) => unknown): void;
}

/**
 * Registers every function with an expression of the `jsonata` package, so that an emitted text gives there what it
 * gives here. Returns the session: `begin()` before each record, `raised` after it.
 *
 * @example
 * ```ts
 * const expression = jsonata(text);
 * const session = registerFunctions(expression);
 * session.begin();
 * const value = await expression.evaluate(record, { param: {} });
 * const issues = session.raised;
 * ```
 */
export const registerFunctions = (expression: RegistersFunctions, session = new Session()): Session => {
  // Every function takes whatever an expression passes and checks it itself.
  for (const [name, implementation] of Object.entries(createFunctions(session)))
    expression.registerFunction(name, implementation as (...args: unknown[]) => unknown);
  return session;
};
