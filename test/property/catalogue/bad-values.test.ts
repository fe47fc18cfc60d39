// Bad values of every field of every mapping that ships, both ways: the issue that the language states, at the field's path,
// or a value whose way is stated. Nothing is lost in silence and nothing throws. The outcomes are golden files.
import isEqual from 'lodash/isEqual.js';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/json/json.ts';
import { pathText, valueAt } from '../../../src/runtime/value-at.ts';
import { expectedOf, goldenFolder } from '../../golden/golden.ts';
import { benchOf, type Outcome } from '../../support/bad-value-run.ts';
import { readStatement, type Statement, writeStatement } from '../../support/bad-value-statements.ts';
import { cellOf, type Row, tableText } from '../../support/bad-value-table.ts';
import { badValuesFor, type Kind } from '../../support/bad-values.ts';
import { put, type RulePlaces } from '../../support/rule-places.ts';
import { compileShipped } from '../../support/shipped.ts';

/** What differs from the statement, in one line; nothing where it was kept. */
const differenceOf = (outcome: Outcome, stated: Statement): string | undefined => {
  const { codes, strange, became } = outcome;
  if (strange.length > 0) return `issues elsewhere: ${strange.map(({ code, path }) => `${code} ${path}`)}`;
  if ('codes' in stated)
    return isEqual(codes, stated.codes) ? undefined : `${codes} instead of ${stated.codes}`;
  if (codes.length > 0) return `${codes}, though accepted: ${stated.because}`;
  const isSo = stated.accepted === 'changed' ? became.kind !== 'left out' : became.kind === stated.accepted;
  if (!isSo) return `${became.kind} instead of ${stated.accepted}: ${stated.because}`;
  if (stated.value === undefined) return undefined;
  const value = became.kind === 'value' ? became.value : became.kind;
  const isKeptNull = stated.value === null && became.kind === 'kept';
  return isKeptNull || isEqual(value, stated.value) ? undefined : `another value: ${JSON.stringify(value)}`;
};

interface Found {
  readonly rows: readonly Row[];
  readonly differences: readonly string[];
  readonly count: number;
}

type Try = (kind: Kind, value: JsonValue) => readonly [Outcome, Statement];

const rowOf = (
  place: RulePlaces,
  field: string,
  values: readonly (readonly [Kind, JsonValue])[],
  attempt: Try,
): Found => {
  const cells = new Map<Kind, string>();
  const differences: string[] = [];
  for (const [kind, value] of values) {
    const [outcome, stated] = attempt(kind, value);
    cells.set(kind, cellOf(outcome));
    const difference = differenceOf(outcome, stated);
    if (difference !== undefined) differences.push(`${place.branch} ${field}, ${kind}: ${difference}`);
  }
  return { rows: [{ branch: place.branch, field, rule: place.kind, cells }], differences, count: cells.size };
};

const all = (found: readonly Found[]): Found => ({
  rows: found.flatMap(({ rows }) => rows),
  differences: found.flatMap(({ differences }) => differences),
  count: found.reduce((sum, { count }) => sum + count, 0),
});

let tried = 0;

for (const mapping of compileShipped()) {
  describe(`bad values of ${mapping.name}`, () => {
    const bench = benchOf(mapping);
    const sound = bench.places.map((place) => [place, bench.soundWith(place)] as const);

    const reads = (): Found =>
      all(
        sound.flatMap(([place, record]) =>
          place.vendor.map((field) => {
            const values = badValuesFor(field.domain, place.kind);
            return rowOf(place, `${pathText(place.at)} ← ${field.name}`, values, (_kind, value) => {
              const forms = bench.withBad(record, field, value);
              const [first, ...others] = forms.map((form) => bench.read(form, place, field, value));
              if (first === undefined) throw new Error('a value has a form');
              for (const other of others) expect(cellOf(other)).toBe(cellOf(first));
              return [first, readStatement(place, field, value)];
            });
          }),
        ),
      );

    const writes = (): Found =>
      all(
        (bench.writes ? sound : []).flatMap(([place, onto]) => {
          const { value: before } = bench.resource.fromVendor(onto);
          const [vendor] = place.vendor;
          return place.canonical.map((field) => {
            const values = badValuesFor(field.domain, field.member === '' ? place.kind : 'plain');
            const was = valueAt(before, field.keys) as JsonValue | undefined;
            return rowOf(place, `${field.name} → ${vendor?.name ?? ''}`, values, (kind, value) => {
              const record = put(before, field.keys, value) as JsonObject;
              const outcome = bench.write(onto, record, place, field, value);
              return [outcome, writeStatement(place, field, vendor, kind, value, was)];
            });
          });
        }),
      );

    it('are tried on records that are sound without them', () => {
      for (const [place, record] of sound) {
        const { ok, issues } = bench.resource.fromVendor(record);
        expect({ place: place.at, ok, issues }).toEqual({ place: place.at, ok: true, issues: [] });
      }
    });

    it('give what the language states, and are printed in test/golden/bad-values', () => {
      const [read, write] = [reads(), writes()];
      tried += read.count + write.count;
      expect([...read.differences, ...write.differences]).toEqual([]);
      const text = tableText(mapping.name, read.rows, write.rows);
      const file = `${mapping.name.replaceAll(/[^A-Za-z-]+/g, '.')}.md`;
      expect(text).toBe(expectedOf(goldenFolder('bad-values'), file, text));
    });
  });
}

describe('the bad values', () => {
  it('are thousands', () => {
    expect(tried).toBeGreaterThan(8000);
  });
});
