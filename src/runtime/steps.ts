// What happens to a record before and after its expression is evaluated. The evaluation itself is left out, so that
// the same steps serve our executor and, in tests, the `jsonata` package.
import type { RaisedIssue } from '../functions/session.ts';
import { applyPatch } from '../functions/writing.ts';
import type { SchemaDocument } from '../schema/domain.ts';
import { compileValidator, type Validator, type Violation } from '../schema/validate/compile-validator.ts';
import type { Direction, Issue } from './issue.ts';
import { ISSUES } from './issue.ts';
import type { Plan, PlanRule } from './plan.ts';
import { indexRules } from './rule-index.ts';
import { unsafeIntegers } from './unsafe-integers.ts';
import { pathText, valueAt, withoutEmptyParents, withValueAt } from './value-at.ts';

/** A record checked so far: its value, with what was refused taken out, and the issues. */
export interface Checked {
  readonly value: unknown;
  readonly issues: readonly Issue[];
}

export interface Steps {
  /** Checks the input and takes out what may not be converted. Undefined value: the record is refused whole. */
  readonly prepare: (direction: Direction, record: unknown) => Checked;
  /** Turns what the expression gave and raised into a valid output and sorted issues. */
  readonly finish: (
    direction: Direction,
    input: unknown,
    output: unknown,
    raised: readonly RaisedIssue[],
    earlier: readonly Issue[],
  ) => Checked;
  /** The issue of an evaluation that ended with an error. */
  readonly stopped: (direction: Direction, error: unknown) => Issue;
  /** The record written onto, with the patch. */
  readonly patched: (onto: unknown, patch: unknown) => unknown;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Compiles the validators of a plan, once. */
export const createSteps = (plan: Plan): Steps => {
  const rules = indexRules(plan);
  const canonical: SchemaDocument = {
    name: plan.canonical.name,
    file: plan.canonical.name,
    root: plan.canonical.schema,
  };
  const vendor: SchemaDocument = { name: plan.vendor.name, file: plan.vendor.name, root: plan.vendor.schema };
  const whole = lazily(() => compileValidator(canonical));
  const partial = lazily(() => compileValidator(canonical, { partial: true, acceptNull: true }));
  const patch = lazily(() => compileValidator(vendor, { partial: true, acceptNull: true }));
  const fractional = {
    vendor: new Set(plan.fractional.vendor),
    canonical: new Set(plan.fractional.canonical),
  };

  const issueOf = (
    direction: Direction,
    code: string,
    path: string,
    rule: PlanRule | undefined,
    more: Partial<Issue>,
  ): Issue => {
    const where = path === '' ? 'the record' : `"${path}"`;
    return {
      code,
      message: `${where}: ${ISSUES[code] ?? code}`,
      direction,
      path,
      vendor: rule?.vendor ?? [],
      ...(rule && { rule: rule.source }),
      rejects: false,
      ...more,
    };
  };

  const ofRaised = (direction: Direction, record: unknown, raised: RaisedIssue): Issue => {
    const rule = rules.ofCanonical(raised.at, record);
    const expected = rule?.expected[direction];
    return issueOf(direction, raised.code, raised.at, rule, {
      ...(raised.value !== undefined && { value: raised.value }),
      ...(expected !== undefined && raised.code !== 'value/expression' && { expected }),
      ...(raised.detail !== undefined && { detail: raised.detail }),
      rejects: raised.rejects,
    });
  };

  /** A violation of a schema, as an issue of the rule that owns the place. */
  const ofViolation = (
    direction: Direction,
    side: 'canonical' | 'vendor',
    record: unknown,
    violation: Violation,
  ) => {
    const path = pathText(violation.path);
    const rule = side === 'canonical' ? rules.ofCanonical(path, record) : rules.ofVendor(path, record);
    const missing = violation.keyword === 'required';
    const policy = missing ? 'reject' : (rule?.onError[direction] ?? 'omit');
    const issue = issueOf(
      direction,
      missing ? 'value/required' : 'value/schema',
      side === 'vendor' && rule ? rule.at : path,
      rule,
      {
        ...(violation.actual !== undefined && { value: violation.actual }),
        expected: violation.expected,
        rejects: policy === 'reject',
        ...(side === 'vendor' && { vendor: [path] }),
      },
    );
    return { issue, policy };
  };

  const prepare = (direction: Direction, record: unknown): Checked => {
    if (!isPlain(record))
      return {
        value: undefined,
        issues: [issueOf(direction, 'record/not-an-object', '', undefined, { value: record, rejects: true })],
      };
    const side = direction === 'fromVendor' ? 'vendor' : 'canonical';
    const issues: Issue[] = [];
    let value: unknown = record;
    for (const keys of unsafeIntegers(record, fractional[side])) {
      const path = pathText(keys);
      const rule = side === 'vendor' ? rules.ofVendor(path, record) : rules.ofCanonical(path, record);
      const at = side === 'vendor' ? (rule?.at ?? path) : path;
      const rejects = rule?.onError[direction] === 'reject';
      issues.push(issueOf(direction, 'value/number', at, rule, { value: valueAt(record, keys), rejects }));
      value = withValueAt(value, keys, undefined);
    }
    if (direction === 'fromVendor') return { value, issues };
    const seen = new Set<string>();
    for (const violation of partial()(value)) {
      // Keys that no rule covers are the business of the policy `unmapped.toVendor`.
      if (violation.keyword === 'additionalProperties' || violation.keyword === 'unevaluatedProperties')
        continue;
      const path = pathText(violation.path);
      if (seen.has(path)) continue;
      seen.add(path);
      issues.push(ofViolation(direction, 'canonical', record, violation).issue);
      value = withValueAt(value, violation.path, undefined);
    }
    return { value: value ?? {}, issues };
  };

  /** Takes out, or sets to null, what the schema refuses; twice, since a null may be refused as well. */
  const cleaned = (direction: Direction, input: unknown, output: unknown, issues: Issue[]): unknown => {
    const side = direction === 'fromVendor' ? 'canonical' : 'vendor';
    const validate = side === 'canonical' ? whole() : patch();
    let value = output;
    for (let round = 0; round < 3; round++) {
      const violations = validate(value);
      if (violations.length === 0) return value;
      const seen = new Set<string>();
      for (const violation of violations) {
        const path = pathText(violation.path);
        if (seen.has(path)) continue;
        seen.add(path);
        const { issue, policy } = ofViolation(direction, side, input, violation);
        if (round === 0 || violation.keyword === 'required') issues.push(issue);
        if (violation.keyword === 'required' || violation.path.length === 0) continue;
        value = withValueAt(value, violation.path, policy === 'null' && round === 0 ? null : undefined);
        value = withoutEmptyParents(value, violation.path);
      }
      if ([...violations].every(({ keyword }) => keyword === 'required')) return value;
    }
    return value;
  };

  const finish: Steps['finish'] = (direction, input, output, raised, earlier) => {
    if (raised.length === 0 && earlier.length === 0) {
      const validate = direction === 'fromVendor' ? whole() : patch();
      if (!plan.manyRecords && validate(output ?? {}).length === 0)
        return { value: output ?? {}, issues: [] };
    }
    const issues = [...earlier, ...raised.map((each) => ofRaised(direction, input, each))];
    const value =
      plan.manyRecords && Array.isArray(output)
        ? output.map((item) => cleaned(direction, input, item, issues))
        : cleaned(direction, input, output ?? {}, issues);
    return { value, issues: sorted(issues) };
  };

  const sorted = (issues: readonly Issue[]): readonly Issue[] =>
    issues.length < 2
      ? issues
      : issues
          .map((issue) => ({ issue, order: orderOf(issue) }))
          .sort(
            (a, b) =>
              a.order - b.order || compare(a.issue.path, b.issue.path) || compare(a.issue.code, b.issue.code),
          )
          .map(({ issue }) => issue);
  const sources = new Map(plan.rules.map((rule, index) => [rule.source + rule.at, index] as const));
  const orderOf = (issue: Issue): number => {
    const at = issue.path.replaceAll(/\[\d+\]/g, '[]');
    return issue.rule === undefined ? plan.rules.length : (sources.get(issue.rule + at) ?? plan.rules.length);
  };

  const stopped = (direction: Direction, error: unknown): Issue => {
    const part = (key: 'code' | 'message'): string => {
      const value: unknown =
        typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
      return typeof value === 'string' ? value : '';
    };
    const guard = ['D1011', 'D1012', 'D2015', 'U1001'].includes(part('code'));
    const detail = `${part('code') === '' ? '' : `${part('code')}: `}${part('message') || String(error)}`;
    return issueOf(direction, guard ? 'record/limit' : 'value/expression', '', undefined, {
      detail,
      rejects: true,
    });
  };

  return { prepare, finish, stopped, patched: (onto, change) => applyPatch(onto ?? {}, change) };
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const lazily = (make: () => Validator): (() => Validator) => {
  let made: Validator | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
