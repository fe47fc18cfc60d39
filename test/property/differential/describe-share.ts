// The emitted text gives the same values and issues under the `jsonata` package as in our executor. The mappings are
// shared out over several files, so that every core has work.
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledMapping } from '../../../src/compiler/compile-mappings.ts';
import { typedExample } from '../../../src/lab/typed-example.ts';
import { fieldsOf } from '../../../src/schema/fields.ts';
import { type Both, createDifferential, type Differential, shown } from '../../support/differential.ts';
import { recordMaker } from '../../support/records.ts';
import { compileShipped, planOrFail, sampleParameters } from '../../support/shipped.ts';

const RECORDS = 320;
const SEED = 20_261_123;

const expectSame = ({ ours, reference }: Both): void => {
  expect(shown(ours)).toBe(shown(reference));
};

/** Both ways to run a mapping, made once for the same parameters. */
const differentials = (mapping: CompiledMapping) => {
  const made = new Map<string, Differential>();
  return (own: Readonly<Record<string, unknown>> = {}): Differential => {
    const parameters = { ...sampleParameters(mapping.resolved), ...own };
    const key = JSON.stringify(parameters);
    const differential = made.get(key) ?? createDifferential(planOrFail(mapping), { parameters });
    made.set(key, differential);
    return differential;
  };
};

const describeMapping = (mapping: CompiledMapping): void => {
  const differentialOf = differentials(mapping);
  const isWritten = planOrFail(mapping).expressions.toVendor !== undefined;
  describe(mapping.name, () => {
    it('runs every example alike', async () => {
      for (const node of mapping.resolved.document.examples) {
        const { vendor, canonical, onto, parameters } = typedExample(node, mapping.resolved, () => undefined);
        const differential = differentialOf(parameters);
        if (vendor !== undefined) expectSame(await differential.fromVendor(vendor));
        if (canonical === undefined || !isWritten) continue;
        expectSame(await differential.toVendor(canonical));
        expectSame(await differential.toVendor(canonical, { create: true }));
        for (const target of [onto, vendor])
          if (target !== undefined) expectSame(await differential.toVendor(canonical, { onto: target }));
      }
    });

    it('reads and writes generated records alike, sound ones and others', async () => {
      const differential = differentialOf();
      const vendorRecord = recordMaker(mapping.resolved.vendor, SEED);
      const canonicalRecord = recordMaker(mapping.resolved.canonical, SEED + 1);
      for (let count = 0; count < RECORDS; count++) {
        const rubbish = [0, 0.1, 0.6][count % 3] ?? 0;
        const vendor = vendorRecord(rubbish);
        const canonical = canonicalRecord(rubbish);
        const read = await differential.fromVendor(vendor);
        expectSame(read);
        if (!isWritten) continue;
        expectSame(await differential.toVendor(canonical));
        expectSame(await differential.toVendor(canonical, { onto: vendor }));
        expectSame(await differential.toVendor(read.ours.value ?? {}, { onto: vendor }));
      }
    });

    it.runIf(isWritten)('writes nothing for a record that nobody edited, whatever was in it', () => {
      const { resource } = differentialOf();
      const vendorRecord = recordMaker(mapping.resolved.vendor, SEED + 2);
      for (let count = 0; count < RECORDS; count++) {
        const vendor = vendorRecord([0, 0.2, 0.7][count % 3] ?? 0);
        const read = resource.fromVendor(vendor);
        if (!read.ok) continue;
        const written = resource.toVendor(read.value, { onto: vendor });
        expect({ patch: written.ok ? written.patch : written, issues: written.issues }).toEqual({
          patch: {},
          issues: [],
        });
      }
    });

    it('takes any JSON in any field alike', async () => {
      const differential = differentialOf();
      const names = fieldsOf(mapping.resolved.vendor).map(({ path: [first] }) =>
        first?.kind === 'key' ? first.key : 'id',
      );
      const record = fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 12 });
      await fc.assert(
        fc.asyncProperty(record, async (vendor) => {
          expectSame(await differential.fromVendor(vendor));
        }),
        { seed: SEED, numRuns: 150 },
      );
    });
  });
};

const SHARES = 4;

/** The tests of every fourth mapping, from one of the first four on. */
export const describeShare = (share: number): void => {
  it('is one of as many files as there are shares', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'));
    expect(files.sort()).toEqual(Array.from({ length: SHARES }, (_, index) => `share-${index}.test.ts`));
  });
  for (const [index, mapping] of compileShipped().entries())
    if (index % SHARES === share) describeMapping(mapping);
};
