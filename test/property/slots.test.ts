// An array of slots is whole: whatever the vendor record holds, readable or not, an unedited array is not written, and
// an edited one is what is read back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frame, getPut, putGet } from '../../src/lab/laws.ts';
import { createResource } from '../../src/runtime/resource.ts';
import { compileSmall } from '../support/one-rule-mapping.ts';

const { mappings, diagnostics } = compileSmall({
  vendor: {
    email: { type: ['string', 'null'], maxLength: 40, 'x-emptyIsNull': true },
    otherEmail: { type: ['string', 'null'], maxLength: 40 },
    codeA: { type: ['string', 'null'], maxLength: 10 },
    codeB: { type: ['string', 'null'], maxLength: 10 },
  },
  canonical: {
    emails: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          type: { type: 'string', enum: ['work', 'home'] },
          address: { type: 'string', format: 'email', maxLength: 40 },
        },
      },
    },
    codes: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { type: { type: 'string', enum: ['a', 'b'] }, code: { type: 'integer', maximum: 999 } },
      },
    },
  },
  fields: [
    'emails: { slots: { key: type, value: address }, from: { work: email, home: otherEmail }, because: test }',
    'codes: { slots: { key: type, value: code }, from: { a: codeA, b: codeB }, as: integer, because: test }',
  ],
});

const absent = fc.constant(undefined);
const email = fc.oneof(absent, fc.constantFrom(null, '', 'x', 'ada@example.com', 'bob@example.com'));
const digits = fc.oneof(absent, fc.constantFrom(null, '', 'many', '1', '2', ' 1 ', '12345'));
const record = fc
  .record({ email, otherEmail: email, codeA: digits, codeB: digits })
  .map((fields) => JSON.parse(JSON.stringify({ id: 'x', ...fields })));

const address = fc.constantFrom('ada@example.com', 'bob@example.com', 'eve@example.com');
const code = fc.constantFrom(1, 2, 3, 999);
const arrayOf = (key: string, names: readonly string[], value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    absent,
    fc.constant(null),
    fc
      .shuffledSubarray([...names])
      .chain((kept) =>
        fc
          .tuple(...kept.map(() => value))
          .map((values) => kept.map((type, at) => ({ type, [key]: values[at] }))),
      ),
  );
const edit = fc.record({
  emails: arrayOf('address', ['work', 'home'], address),
  codes: arrayOf('code', ['a', 'b'], code),
});

const resourceOf = () => {
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const mapping = mappings[0];
  if (mapping?.plan === undefined) throw new Error('no plan');
  return { resource: createResource(mapping.plan), resolved: mapping.resolved };
};

test('an unedited array is not written', () => {
  const { resource } = resourceOf();
  fc.assert(
    fc.property(record, (vendor) => {
      expect(getPut(resource, vendor)).toEqual([]);
      expect(resource.toVendor(resource.fromVendor(vendor).value ?? {}, { onto: vendor })).toMatchObject({
        patch: {},
      });
    }),
    { seed: 11, numRuns: 500 },
  );
});

test('an edited array is read back, and a null one leaves nothing', () => {
  const { resource, resolved } = resourceOf();
  fc.assert(
    fc.property(record, edit, (vendor, { emails, codes }) => {
      const canonical = {
        id: 'x',
        ...(emails !== undefined && { emails }),
        ...(codes !== undefined && { codes }),
      };
      expect(putGet(resource, resolved, canonical, vendor)).toEqual([]);
      expect(frame(resource, resolved, canonical, vendor)).toEqual([]);
      const written = resource.toVendor(canonical, { onto: vendor });
      expect(written.issues).toEqual([]);
      if (emails === null) expect(written.record?.email ?? '').toBe('');
      if (codes === null) expect(written.record?.codeA ?? null).toBeNull();
    }),
    { seed: 12, numRuns: 1000 },
  );
});
