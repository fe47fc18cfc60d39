// A plain value for each side of a rule: one that the schema allows and that the rule converts, if there is one.
import type { BoundCodec } from '../../codecs/define-codec.ts';
import type { JsonValue } from '../../json/json.ts';
import { contains } from '../../schema/refusal.ts';
import { samplesOf } from '../../schema/sample.ts';
import type { Place, Rule } from '../resolved.ts';

const isValue = (value: JsonValue | undefined): boolean =>
  value !== undefined && value !== null && value !== '';

const sampleOf = (
  { domain }: Place,
  codec: BoundCodec | undefined,
  direction: 'fromVendor' | 'toVendor',
): JsonValue | undefined => {
  const samples = samplesOf(domain).filter(isValue);
  if (codec === undefined) return samples[0];
  const seeds = codec.seeds[direction === 'fromVendor' ? 'vendor' : 'canonical'].filter(
    (value) => isValue(value) && contains(domain, value),
  );
  const isConverted = (value: JsonValue): boolean => isValue(codec.convert[direction](value));
  return samples.find(isConverted) ?? seeds.find(isConverted) ?? samples[0];
};

/** A vendor value at a place that a rule reads. */
export const vendorSampleAt = (place: Place, { codec }: Pick<Rule, 'codec'>): JsonValue | undefined =>
  sampleOf(place, codec, 'fromVendor');

/** A vendor value of a rule that reads one field. */
export const vendorSample = (rule: Rule): JsonValue | undefined =>
  rule.source.kind === 'field' ? vendorSampleAt(rule.source.from, rule) : undefined;

/** A canonical value of a rule. */
export const canonicalSample = (rule: Rule): JsonValue | undefined =>
  sampleOf(rule.canonical, rule.codec, 'toVendor');
