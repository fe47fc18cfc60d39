// Tables of values through a codec's own texts, in both directions, and pairs of schemas with their verdicts.
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/codecs/codec.ts';
import type { CodecEnv } from '../../src/codecs/codec-env.ts';
import type { JsonObject, JsonValue } from '../../src/json/json.ts';
import type { CodecNode } from '../../src/mapping/tree.ts';
import { claimsOf, codecOf, parsedCodec } from './codec-of.ts';
import { evaluateText, readWith, writeWith } from './evaluate-text.ts';

/** A codec as authored, two schemas (texts unless given), and what becomes of values; undefined is nothing. */
export interface CodecRow {
  readonly yaml: string;
  readonly vendor?: JsonObject;
  readonly canonical?: JsonObject;
  readonly more?: Partial<CodecEnv>;
  readonly reads: readonly (readonly [JsonValue, JsonValue | undefined])[];
  readonly writes: readonly (readonly [JsonValue, JsonValue | undefined])[];
}

/** The parameters that texts are run with. */
const PARAMS = { param: { munchkinId: '123-ABC-456' } };

const STRING = { type: 'string' };
const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

export const describeCodecs = (rows: readonly CodecRow[]): void => {
  for (const { yaml, vendor = STRING, canonical = STRING, more, reads, writes } of rows) {
    describe(`${yaml} from ${shown(vendor)} to ${shown(canonical)}`, () => {
      // Made in each test: what runs outside them counts for none of them.
      const made = () => codecOf(parsedCodec(yaml), vendor, canonical, more);
      for (const [value, wanted] of reads) {
        it(`reads ${shown(value)} as ${shown(wanted)}`, async () => {
          expect(await readWith(made(), value, PARAMS)).toStrictEqual(wanted);
        });
      }
      for (const [value, wanted] of writes) {
        it(`writes ${shown(value)} as ${shown(wanted)}`, async () => {
          expect(await writeWith(made(), value, PARAMS)).toStrictEqual(wanted);
        });
      }
      if (!made().readsNull && !yaml.includes('unknown')) {
        it('gives nothing for nothing', async () => {
          const codec = made();
          expect(await evaluateText(codec.read('field'), {}, PARAMS)).toBeUndefined();
          expect(await evaluateText(codec.write('field'), {}, PARAMS)).toBeUndefined();
        });
      }
      it('does as functions what its texts do', async () => {
        const codec = made();
        for (const value of [...codec.seeds.vendor, ...codec.probes.vendor]) {
          if (yaml.includes('param') || yaml.includes('ref')) continue;
          expect(await readWith(codec, value, PARAMS)).toStrictEqual(codec.convert.fromVendor(value));
        }
        for (const value of [...codec.seeds.canonical, ...codec.probes.canonical]) {
          if (yaml.includes('param') || yaml.includes('ref')) continue;
          expect(await writeWith(codec, value, PARAMS)).toStrictEqual(codec.convert.toVendor(value));
        }
      });
    });
  }
};

/** One side of a pair: two schemas, the verdict that they must give, and its value. */
type ClaimCase = readonly [
  vendor: JsonObject,
  canonical: JsonObject,
  verdict: Claim['verdict'],
  value?: unknown,
];

/** Two cases in which only a schema differs. */
export type ClaimPair = readonly [
  title: string,
  node: CodecNode | undefined,
  direction: 'fromVendor' | 'toVendor',
  before: ClaimCase,
  after: ClaimCase,
];

export const describePairs = (pairs: readonly ClaimPair[]): void => {
  describe('only a schema changes, and the verdict flips', () => {
    for (const [title, node, direction, ...sides] of pairs) {
      for (const [vendor, canonical, verdict, value] of sides) {
        it(`${title}: ${direction} ${shown(vendor)} ↔ ${shown(canonical)} is ${verdict}`, () => {
          const claim = claimsOf(node, vendor, canonical)[direction];
          expect(claim).toMatchObject({ verdict });
          if (value !== undefined) expect(claim).toHaveProperty('value', value);
        });
      }
    }
  });
};
