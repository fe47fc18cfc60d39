// Which arms of conditions in an authored expression a record takes: the text is run with a call beside each arm.
import type { AuthoredExpression } from '../compiler/resolved.ts';
import { createFunctions } from '../functions/index.ts';
import { Session } from '../functions/session.ts';
import { compileJsonata } from '../jsonata/compile/compile.ts';
import { type ArmReference, referencesOf } from '../jsonata/parse/references.ts';
import { GUARDS } from '../runtime/resource.ts';

/** The arms of an expression, in the order of the text, and those that a record takes. */
export interface ArmProbe {
  readonly arms: readonly ArmReference[];
  readonly taken: (record: unknown, bindings: Readonly<Record<string, unknown>>) => ReadonlySet<number>;
}

/** Nobody's expression has a function of this name. */
const CALL = 'taken__';

interface Insertion {
  readonly at: number;
  readonly text: string;
  /** What opens stands before what closes at one place; of two openings the wider stands first. */
  readonly order: number;
}

const insertionsOf = (arm: ArmReference, index: number): readonly Insertion[] => {
  const { kind, start, end } = arm;
  const width = end - start;
  if (kind === 'missing-else') return [{ at: end, text: ` : $${CALL}(${index})`, order: width - 0.5 }];
  if (kind === 'present')
    return [
      { at: start, text: `($${CALL}value := `, order: -width },
      { at: end, text: `; $${CALL}(${index}, $${CALL}value); $${CALL}value)`, order: width },
    ];
  return [
    { at: start, text: `($${CALL}(${index}); `, order: -width },
    { at: end, text: ')', order: width },
  ];
};

const instrumented = (text: string, arms: readonly ArmReference[]): string => {
  const insertions = arms.flatMap(insertionsOf);
  // From the end, so that places before stay what they are; closings of inner arms stand before those of outer ones.
  const sorted = [...insertions].sort((a, b) => b.at - a.at || b.order - a.order);
  let result = text;
  for (const { at, text: added } of sorted) result = result.slice(0, at) + added + result.slice(at);
  return result;
};

/** Makes the probe; undefined where the expression has no conditions or cannot be run in this way. */
export const armProbe = (expression: AuthoredExpression): ArmProbe | undefined => {
  const { arms } = referencesOf(expression.tree);
  if (arms.length === 0) return undefined;
  const session = new Session();
  const taken = new Set<number>();
  const mark = (...args: readonly unknown[]): undefined => {
    const [index, value] = args;
    if (typeof index === 'number' && (args.length === 1 || value !== undefined)) taken.add(index);
  };
  try {
    const functions = { ...createFunctions(session), [CALL]: mark };
    const { evaluate } = compileJsonata(instrumented(expression.text, arms), {
      functions,
      regex: 'linear',
      ...GUARDS,
    });
    return {
      arms,
      taken: (record, bindings) => {
        taken.clear();
        session.begin();
        try {
          evaluate(record, bindings);
        } catch {
          // What was taken before the error was taken.
        }
        return new Set(taken);
      },
    };
  } catch {
    return undefined;
  }
};
