// What happens to a record before and after its expression is evaluated. The evaluation itself is left out, so that
// the same steps serve our executor and, in tests, the `jsonata` package.
import { errorText, type RaisedIssue } from '../functions/session.ts';
import { applyPatch } from '../functions/writing.ts';
import type { SchemaDocument } from '../schema/domain.ts';
import { compileValidator, type Validator, type Violation } from '../schema/validate/compile-validator.ts';
import { beforeOf } from './before-of.ts';
import type { Direction, Issue } from './issue.ts';
import { issueOf } from './issue-of.ts';
import { measuresOf } from './measures.ts';
import { nameOf, ownCopy, type PlainRecord, plainRecord } from './plain-record.ts';
import type { Plan } from './plan.ts';
import { indexRules, type Owner } from './rule-index.ts';
import { type Keys, pathText, valueAt, withoutEmptyParents, withValueAt } from './value-at.ts';
import { type FieldOwner, strangePairs, vendorOwner } from './vendor-owner.ts';

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
  /** What to compare with: the canonical record before, with what could not be read standing where it belongs. */
  readonly beforeOf: (read: Checked) => unknown;
  /** The issue of a canonical record that is to be written onto the record of another key. */
  readonly otherRecord: (record: unknown, before: unknown) => Issue | undefined;
  /** The record to write onto as plain JSON, with its large integers. */
  readonly ontoOf: (onto: unknown) => unknown;
  /** The record written onto, with the patch. */
  readonly patched: (onto: unknown, patch: unknown) => unknown;
}

/** Compiles the validators of a plan, once. */
export const createSteps = (plan: Plan): Steps => {
  const rules = indexRules(plan);
  const canonical: SchemaDocument = {
    name: plan.canonical.name,
    file: plan.canonical.name,
    root: plan.canonical.schema,
  };
  const vendor: SchemaDocument = { name: plan.vendor.name, file: plan.vendor.name, root: plan.vendor.schema };
  const whole = lazily(() => compileValidator(canonical, { exactIntegers: true }));
  const partial = lazily(() => compileValidator(canonical, { partial: true, acceptNull: true }));
  const patch = lazily(() => compileValidator(vendor, { partial: true }));

  const ofRaised = (direction: Direction, record: unknown, raised: RaisedIssue): Issue => {
    const { code, at, value, detail } = raised;
    const more = { ...(value !== undefined && { value }), rejects: raised.rejects };
    // A key that no rule covers is its own place, even where a rule has a canonical path of the same name.
    if (code === 'record/unknown-key')
      return issueOf(direction, code, at, undefined, {
        ...more,
        ...(direction === 'fromVendor' && { vendor: [at] }),
      });
    const rule = rules.ofCanonical(withoutPosition(at), record);
    const expected = rule?.expected[direction];
    return issueOf(direction, code, at, rule, {
      ...more,
      ...(expected !== undefined && code !== 'value/expression' && { expected }),
      ...(detail !== undefined && { detail }),
    });
  };
  /** With `records:` a path begins with the position of the record. */
  const withoutPosition = (path: string): string =>
    plan.manyRecords ? path.replace(/^\[\d+\]\.?/, '') : path;

  /** A violation of a schema: its issue, what is taken out of the record, and what stands there instead. */
  const ofViolation = (
    direction: Direction,
    side: 'canonical' | 'vendor',
    record: unknown,
    violation: Violation,
    prefix: Keys = [],
  ) => {
    const { path: keys, keyword, actual, expected } = violation;
    const isMissing = keyword === 'required' || keyword === 'dependentRequired';
    const owner = rules.ownerOf(side, keys, record);
    const policy = (owner?.rule.onError ?? plan.onError)[direction];
    // A record that lacks a field is refused; a member that lacks one is left out.
    const isWhole = isMissing && keys.length < 2;
    const rejects = isWhole || policy === 'reject';
    // What one rule makes is taken out as one: half a reference or half a list would be another value.
    const depth = Math.min(owner?.depth ?? keys.length, isMissing ? keys.length - 1 : keys.length);
    const path = side === 'vendor' && owner !== undefined ? owner.rule.at : pathText([...prefix, ...keys]);
    const issue = issueOf(direction, isMissing ? 'value/required' : 'value/schema', path, owner?.rule, {
      ...(actual !== undefined && { value: actual }),
      expected,
      rejects,
      ...(side === 'vendor' && { vendor: [pathText(keys)] }),
    });
    return { issue, keys: keys.slice(0, depth), instead: policy === 'null' ? null : undefined };
  };

  /** A vendor record that holds scalars alone is the caller's, and an authored expression may give it. */
  const owned = (value: PlainRecord['value'], given: unknown) =>
    plan.authored && value === given ? { ...value } : value;

  const prepare = (direction: Direction, record: unknown): Checked => {
    const side = direction === 'fromVendor' ? 'vendor' : 'canonical';
    const plain = plainRecord(record, side === 'vendor' ? 'copied' : 'given', measuresOf(plan, side, record));
    if (plain.value === undefined) {
      const isScalar = typeof record === 'string' || typeof record === 'boolean' || record === null;
      const more = { value: isScalar ? record : nameOf(record), rejects: true };
      const code = plain.isTooLarge ? 'record/limit' : 'record/not-an-object';
      return { value: undefined, issues: [issueOf(direction, code, '', undefined, more)] };
    }
    const issues: Issue[] = [];
    let value: unknown = side === 'vendor' ? owned(plain.value, record) : plain.value;
    for (const { keys, code, expected, value: strange } of plain.faults) {
      const owner =
        side === 'vendor'
          ? vendorOwner(plan, rules, keys, plain.value)
          : ownerAsSpelt(rules.ownerOf(side, keys, plain.value), keys);
      const path = owner?.path ?? pathText(keys);
      const policy = (owner?.rule.onError ?? plan.onError)[direction];
      const more = { value: strange, rejects: policy === 'reject', ...(expected && { expected }) };
      issues.push(issueOf(direction, code, path, owner?.rule, more));
      // What one rule reads is taken out as one, and so is a field that no rule reads.
      const depth = owner?.depth ?? (side === 'vendor' ? 1 : keys.length);
      value = withValueAt(value, keys.slice(0, depth), policy === 'null' ? null : undefined);
    }
    for (const { keys, kind, at } of plan.containers[side]) {
      const container = valueAt(value, keys);
      if (container === undefined || container === null || isOfKind(container, kind)) continue;
      const rule = rules.ofCanonical(at, plain.value);
      const rejects = (rule?.onError ?? plan.onError)[direction] === 'reject';
      const expected = kind === 'array' ? 'an array' : 'an object';
      const path = side === 'vendor' ? at : pathText(keys);
      issues.push(issueOf(direction, 'value/type', path, rule, { value: container, expected, rejects }));
      value = withValueAt(value, keys, undefined);
    }
    if (direction === 'fromVendor') {
      const strange = strangePairs(plan, rules, value);
      return { value: strange.value, issues: [...issues, ...strange.issues] };
    }
    const seen = new Set<string>();
    for (const violation of partial()(value)) {
      // Keys that no rule covers are the business of the policy `unmapped.toVendor`.
      if (violation.keyword === 'additionalProperties' || violation.keyword === 'unevaluatedProperties')
        continue;
      const found = ofViolation(direction, 'canonical', record, violation);
      const path = pathText(found.keys);
      if (seen.has(path)) continue;
      seen.add(path);
      issues.push(found.issue);
      value = withValueAt(value, found.keys, found.instead);
    }
    return { value: value ?? {}, issues };
  };

  /** Takes out, or sets to null, what the schema refuses; until nothing is, since a parent may be refused in turn. */
  const cleaned = (
    direction: Direction,
    input: unknown,
    output: unknown,
    issues: Issue[],
    prefix: Keys = [],
  ): unknown => {
    const side = direction === 'fromVendor' ? 'canonical' : 'vendor';
    const validate = side === 'canonical' ? whole() : patch();
    const told = new Set<string>();
    let value = output;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const violations = validate(value);
      const before = value;
      const seen = new Set<string>();
      for (const violation of violations) {
        const found = ofViolation(direction, side, input, violation, prefix);
        const place = pathText(found.keys);
        // That a required field is gone is told beside what was wrong with its value: the record may be refused for it.
        const issueAt = `${pathText(violation.path)} ${found.issue.code}`;
        if (!told.has(issueAt)) issues.push(found.issue);
        told.add(issueAt);
        if (found.keys.length === 0 || seen.has(place)) continue;
        seen.add(place);
        // A null that is refused in turn is left out.
        const instead = valueAt(value, found.keys) === null ? undefined : found.instead;
        value = withoutEmptyParents(withValueAt(value, found.keys, instead), found.keys);
      }
      if (value === before) return value;
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
        ? output.map((item, index) => cleaned(direction, input, item, issues, [index]))
        : cleaned(direction, input, output ?? {}, issues);
    return { value, issues: sorted(issues, input) };
  };

  const sorted = (issues: readonly Issue[], input: unknown): readonly Issue[] =>
    issues.length < 2
      ? issues
      : issues
          .map((issue) => ({ issue, order: orderOf(issue, input) }))
          .sort(
            (a, b) =>
              a.order - b.order ||
              compare(a.issue.path, b.issue.path) ||
              // That a field is missing follows from what is wrong with its value.
              Number(isMissing(a.issue)) - Number(isMissing(b.issue)) ||
              compare(a.issue.code, b.issue.code),
          )
          .map(({ issue }) => issue);
  const orderOf = ({ rule, path }: Issue, input: unknown): number =>
    rules.orderOf(rule === undefined ? undefined : rules.ofCanonical(withoutPosition(path), input));

  const stopped = (direction: Direction, error: unknown): Issue => {
    const code: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
    const guard = typeof code === 'string' && ['D1011', 'D1012', 'D2015', 'U1001'].includes(code);
    const detail = errorText(error);
    return issueOf(direction, guard ? 'record/limit' : 'value/expression', '', undefined, {
      detail,
      rejects: true,
    });
  };

  const otherRecord: Steps['otherRecord'] = (record, before) => {
    for (const name of plan.key) {
      const keys = name.split('.');
      const value = valueAt(record, keys);
      const was = valueAt(before, keys);
      const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      if (!isScalar || was === undefined || Object.is(value, was)) continue;
      const rule = rules.ofCanonical(name, record);
      return issueOf('toVendor', 'record/other-record', name, rule, {
        value,
        expected: JSON.stringify(was),
        rejects: true,
      });
    }
    return undefined;
  };

  return {
    prepare,
    finish,
    stopped,
    beforeOf,
    otherRecord,
    ontoOf: (onto) =>
      onto === undefined ? undefined : owned(plainRecord(onto, 'copied', () => true).value, onto),
    patched: (onto, change) => applyPatch(onto ?? {}, ownCopy(change)),
  };
};

const ownerAsSpelt = (owner: Owner | undefined, keys: Keys): FieldOwner | undefined =>
  owner === undefined ? undefined : { ...owner, path: pathText(keys) };

const isOfKind = (value: unknown, kind: 'object' | 'array'): boolean =>
  typeof value === 'object' && Array.isArray(value) === (kind === 'array');

/** Each round takes something out; deeper than this nothing more is mended. */
const MOST_ROUNDS = 20;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isMissing = ({ code }: Issue): boolean => code === 'value/required';

const lazily = (make: () => Validator): (() => Validator) => {
  let made: Validator | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
