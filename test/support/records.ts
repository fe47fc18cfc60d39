// Records made from a schema: good values, near misses, and what no schema foresees; the same for the same seed.

import type { SchemaDocument } from '../../src/schema/domain.ts';
import { fieldsOf } from '../../src/schema/fields.ts';
import type { Path } from '../../src/schema/path.ts';
import { invalidSamplesOf, samplesOf } from '../../src/schema/sample.ts';

/** A small generator of numbers in [0, 1). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Values that fit nearly no field. */
const JUNK: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -0,
  -1,
  1e300,
  0.1,
  2 ** 60,
  true,
  false,
  [],
  [null],
  ['one'],
  ['one', 'two'],
  [['nested']],
  [1, 2],
  {},
  { a: null },
  { a: { b: ['c'] } },
  [{ name: 'Webpage URL', value: '/' }],
  { constructor: 1, toString: 'x', hasOwnProperty: null },
  JSON.parse('{"__proto__": {"polluted": true}}'),
  '__proto__',
  'constructor',
  '\u0000',
  '\u2028',
  '\ud800',
  'null',
];

type Holder = Record<string, unknown>;

const put = (record: Holder, path: Path, value: unknown): void => {
  const [step, ...rest] = path;
  if (step?.kind !== 'key' || step.key === '__proto__') return;
  if (rest.length === 0) {
    record[step.key] = value;
    return;
  }
  const inner = record[step.key];
  const isHolder = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  if (inner !== undefined && !isHolder) return;
  const holder: Holder = isHolder ? (inner as Holder) : {};
  record[step.key] = holder;
  put(holder, rest, value);
};

/** Makes records for a schema; `rubbish` is the share of fields with a value that is likely to be refused. */
export const recordMaker = (document: SchemaDocument, seed: number) => {
  const random = randomFrom(seed);
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
  const fields = fieldsOf(document).map(({ path, domain }) => ({
    path,
    good: samplesOf(domain),
    bad: invalidSamplesOf(domain),
  }));
  return (rubbish: number): Holder => {
    const record: Holder = {};
    const presence = 0.1 + random() * 0.8;
    for (const { path, good, bad } of fields) {
      if (random() > presence) continue;
      const dice = random();
      const value = dice < rubbish / 3 ? pick(JUNK) : dice < rubbish ? pick(bad) : pick(good);
      if (value !== undefined) put(record, path, value);
    }
    if (random() < 0.3) record.anotherField__c = pick(JUNK);
    if (random() < 0.1) Object.assign(record, { constructor: pick(JUNK) });
    return record;
  };
};
