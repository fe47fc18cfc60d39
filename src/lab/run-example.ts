// Runs one example: forwards, backwards, and through both laws.
import type { ResolvedMapping } from '../compiler/resolved.ts';
import type { Issue } from '../runtime/issue.ts';
import type { Resource } from '../runtime/resource.ts';
import { indexRules } from '../runtime/rule-index.ts';
import { type Keys, keysOf, valueAt } from '../runtime/value-at.ts';
import { type Difference, differencesOf } from './difference.ts';
import { frame, getPut, putGet } from './laws.ts';
import type { TypedExample } from './typed-example.ts';

type CheckName = 'example' | 'fromVendor' | 'toVendor' | 'issues' | 'absent' | 'GetPut' | 'PutGet' | 'Frame';

/** One check of an example that did not hold. */
export interface Failure {
  readonly check: CheckName;
  readonly message: string;
  readonly differences: readonly Difference[];
  /** Issues that the example does not expect. */
  readonly issues?: readonly Issue[];
}

const MESSAGES: Readonly<Record<CheckName, string>> = {
  example: 'the example cannot be run',
  fromVendor: 'the vendor record gives another canonical record',
  toVendor: 'the canonical record gives another patch',
  issues: 'the issues differ',
  absent: 'a path that must be absent is there',
  GetPut: 'an unedited write-back changes the vendor record (GetPut)',
  PutGet: 'what is written is not read back (PutGet)',
  Frame: 'a field that no rule owns is changed (Frame)',
};

/** Adds to each difference where the rule stands that owns its place. */
const withRules = (
  differences: readonly Difference[],
  side: 'canonical' | 'vendor',
  { plan }: Resource,
  record: unknown,
): readonly Difference[] => {
  if (differences.length === 0) return differences;
  const rules = indexRules(plan);
  return differences.map((difference) => {
    const { path, expected, actual } = difference;
    const [first, ...inRecord] = keysOf(path);
    // With `records:` a place begins with the number of the record.
    const keys = side === 'canonical' && typeof first === 'number' ? inRecord : keysOf(path);
    // Where a whole object is there or not, it is the rules beneath it that make it.
    const rule = [keys, ...keysBelow(expected, keys), ...keysBelow(actual, keys)]
      .map((each) => rules.ownerOf(side, each, record)?.rule)
      .find((owner) => owner !== undefined);
    return rule === undefined ? difference : { ...difference, rule: rule.source };
  });
};

function* keysBelow(value: unknown, keys: Keys): Generator<Keys> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [key, member] of Object.entries(value)) {
    yield [...keys, key];
    yield* keysBelow(member, [...keys, key]);
  }
}

const issueTexts = (issues: readonly { readonly code: string; readonly at?: string }[]): readonly string[] =>
  issues.map(({ code, at }) => (at === undefined ? code : `${code} at ${at}`)).sort();

const actualIssues = (issues: readonly Issue[], expected: TypedExample['issues']): readonly string[] =>
  issues
    .map(({ code, path }) => {
      const named = expected.some((each) => each.code === code && each.at === undefined);
      return named ? code : path === '' ? code : `${code} at ${path}`;
    })
    .sort();

/** Expected issues that are there, but reject the record where they should not, or do not where they should. */
const rejectionsOf = (issues: readonly Issue[], expected: TypedExample['issues']) =>
  expected.flatMap(({ code, at, rejects }) => {
    const found = issues.find((issue) => issue.code === code && (at === undefined || issue.path === at));
    if (rejects === undefined || found === undefined || found.rejects === rejects) return [];
    const name = at === undefined ? code : `${code} at ${at}`;
    const [without, rejecting] = [`${name}, without rejecting the record`, `${name}, rejecting the record`];
    return [{ name, expected: rejects ? rejecting : without, actual: rejects ? without : rejecting }];
  });

/** The failure of an example that says nothing that could be run. */
export const unusable = (why: string): readonly Failure[] => [
  { check: 'example', message: `${MESSAGES.example}: ${why}`, differences: [] },
];

/** All checks that fail; empty where the example holds. */
export const runExample = (
  example: TypedExample,
  mapping: ResolvedMapping,
  resource: Resource,
): readonly Failure[] => {
  const failures: Failure[] = [];
  const { vendor, canonical, onto, direction, partial } = example;
  const fail = (
    check: CheckName,
    differences: readonly Difference[],
    side: 'canonical' | 'vendor' = 'canonical',
  ): void => {
    if (differences.length === 0) return;
    const placed = withRules(differences, side, resource, vendor ?? onto);
    failures.push({ check, message: MESSAGES[check], differences: placed });
  };
  /** Where the rule stands that would have raised an issue. */
  const ruleAt = (text: string): Pick<Difference, 'rule'> => {
    const [, path] = text.split(' at ');
    const rule = path === undefined ? undefined : indexRules(resource.plan).ofCanonical(path, vendor ?? onto);
    return rule === undefined ? {} : { rule: rule.source };
  };
  const checkIssues = (issues: readonly Issue[]): void => {
    const wanted = issueTexts(example.issues);
    const got = actualIssues(issues, example.issues);
    const unexpected =
      partial && example.issues.length === 0 ? [] : got.filter((text) => !wanted.includes(text));
    const missing = wanted.filter((text) => !got.includes(text));
    const rejections = rejectionsOf(issues, example.issues).map(({ name, ...differs }) => ({
      path: '',
      ...differs,
      ...ruleAt(name),
    }));
    if (missing.length + unexpected.length + rejections.length === 0) return;
    const differences = [
      ...missing.map((text) => ({ path: '', expected: text, actual: undefined, ...ruleAt(text) })),
      ...unexpected.map((text) => ({ path: '', expected: undefined, actual: text })),
      ...rejections,
    ];
    const own = issues.filter((issue) => actualIssues([issue], []).some((text) => unexpected.includes(text)));
    failures.push({ check: 'issues', message: MESSAGES.issues, differences, issues: own });
  };
  const checkAbsent = (output: unknown): void =>
    fail(
      'absent',
      example.absent.flatMap((path) => {
        const value = valueAt(output, path.split('.'));
        return value === undefined ? [] : [{ path, expected: undefined, actual: value }];
      }),
    );

  if (direction !== 'toVendor' && vendor !== undefined) {
    const result = resource.fromVendor(vendor);
    const value = result.ok ? result.value : result.partial;
    if (canonical !== undefined) fail('fromVendor', differencesOf(canonical, value, partial));
    checkIssues(result.issues);
    checkAbsent(value);
    if (direction === undefined && result.ok) fail('GetPut', getPut(resource, vendor), 'vendor');
  }
  if (
    direction === 'toVendor' &&
    canonical !== undefined &&
    resource.plan.expressions.toVendor !== undefined
  ) {
    const result = resource.toVendor(canonical, {
      create: example.create,
      ...(onto !== undefined && { onto }),
    });
    const patch = result.ok ? result.patch : result.partial;
    if (vendor !== undefined) fail('toVendor', differencesOf(vendor, patch, partial), 'vendor');
    checkIssues(result.issues);
    checkAbsent(patch);
    if (onto !== undefined) fail('Frame', frame(resource, mapping, canonical, onto), 'vendor');
    if (result.ok && example.issues.length === 0) fail('PutGet', putGet(resource, mapping, canonical, onto));
  }
  if (direction === undefined && canonical !== undefined && example.issues.length === 0 && !partial)
    fail('PutGet', putGet(resource, mapping, canonical));
  return failures;
};
