// The cases of each construct family: written results, checked against the package as well as against us.
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { compileJsonata, plainJson } from '../../src/jsonata/index.ts';

/** `result` is missing where the expression gives nothing; an error may tell its position. */
interface Case {
  readonly expression: string;
  readonly input?: string;
  readonly result?: unknown;
  readonly error?: string;
  readonly position?: number;
}
type Outcome = Pick<Case, 'result' | 'error' | 'position'>;

const folder = new URL('./jsonata/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const inputs = read('inputs.json') as Readonly<Record<string, unknown>>;
const families = readdirSync(folder).filter((name) => name !== 'inputs.json');
const GUARDS = { stack: 600, timeout: 10_000 };

const member = (value: unknown, key: string): unknown =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? Reflect.get(value, key)
    : undefined;
const isFunction = (value: unknown): boolean =>
  typeof value === 'function' ||
  member(value, '_jsonata_lambda') === true ||
  member(value, '_jsonata_function') === true ||
  typeof member(value, 'run') === 'function';

const outcome = async (run: () => unknown): Promise<Outcome> => {
  try {
    const value = await run();
    if (value === undefined) return {};
    if (isFunction(value)) return { result: '<function>' };
    return { result: JSON.parse(JSON.stringify(plainJson(value))) };
  } catch (thrown) {
    const code = member(thrown, 'code');
    const position = member(thrown, 'position');
    return {
      error: typeof code === 'string' ? code : String(thrown),
      ...(typeof position === 'number' && { position }),
    };
  }
};

const agrees = (given: Outcome, { result, error, position }: Case): boolean =>
  given.error === error &&
  isDeepStrictEqual(given.result, result) &&
  (position === undefined || given.position === position);

test.each(families)('%s: every case gives what is written, here and in the package', async (family) => {
  const wrong: string[] = [];
  const cases = read(family) as readonly Case[];
  for (const each of cases) {
    const { expression, input: name = 'shop' } = each;
    const input = name === 'nothing' ? undefined : inputs[name];
    const ways: Readonly<Record<string, () => unknown>> = {
      'the package': () => jsonata(expression, GUARDS).evaluate(structuredClone(input)),
      evaluate: () =>
        compileJsonata(expression, { ...GUARDS, allowEval: true }).evaluate(structuredClone(input)),
      'evaluate without guards': () =>
        compileJsonata(expression, { allowEval: true }).evaluate(structuredClone(input)),
      evaluateAsync: () =>
        compileJsonata(expression, { ...GUARDS, allowEval: true }).evaluateAsync(structuredClone(input)),
    };
    for (const [way, run] of Object.entries(ways)) {
      const given = await outcome(run);
      if (!agrees(given, each)) wrong.push(`${expression} by ${way}: ${JSON.stringify(given)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('there are more than a thousand cases, and all of them are compiled', () => {
  const cases = families.flatMap((family) => read(family) as readonly Case[]);
  expect(cases.length).toBeGreaterThan(1000);
  const async = cases.filter(
    ({ expression, error }) =>
      error?.startsWith('S0') !== true && compileJsonata(expression).strategy !== 'compiled',
  );
  expect(async).toEqual([]);
});
