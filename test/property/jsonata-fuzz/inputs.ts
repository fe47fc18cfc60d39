// Random inputs made of the names that expressions read.
import fc from 'fast-check';
import { key } from './words.ts';

const leaf = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom<unknown>(0, 1, 2, -3, 1.5, 'a', 'b c', '', 'A', '10', true, false, null),
  },
  { weight: 2, arbitrary: fc.constantFrom<unknown>([], {}) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(1e21, 1e-7, -0, 'é😀', '\ud83d', '2020-02-29T00:00:00Z') },
);

/** Members are own and enumerable, `__proto__` too, as `JSON.parse` makes them. */
const record = (values: fc.Arbitrary<unknown>, maxKeys: number): fc.Arbitrary<unknown> =>
  fc.array(fc.tuple(key, values), { maxLength: maxKeys }).map((entries) => Object.fromEntries(entries));

/** JSON values: scalars, nested arrays and objects, lists of records; sometimes no input at all. */
export const input: fc.Arbitrary<unknown> = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    { weight: 4, arbitrary: record(tie('node'), 4) },
    { weight: 2, arbitrary: fc.array(tie('node'), { maxLength: 4 }) },
    { weight: 2, arbitrary: fc.array(record(leaf, 3), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(leaf, { maxLength: 3 }).map((items) => ({ a: items, b: [items] })) },
  ),
})).node;
