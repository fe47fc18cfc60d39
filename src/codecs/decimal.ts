// `decimal`: decimal text or a number in the vendor ↔ a number, or decimal text where the canonical schema has no numbers.
import { decimal, decimalText } from '../functions/numbers.ts';
import type { Domain } from '../schema/domain.ts';
import type { CodecEnv } from './codec-env.ts';
import { type BoundCodec, callText, defineCodec } from './define-codec.ts';
import { allows, domainOfTypes } from './domains.ts';
import { decimalTextGiven, EXACT_DECIMAL, numberGiven } from './number-given.ts';

const SOURCE = '^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$';

/** What a side is written in: a number wherever its schema allows one. */
const callFor = (domain: Domain): 'decimal' | 'decimalText' =>
  allows(domain, 'number') ? 'decimal' : 'decimalText';

export const createDecimal = ({ vendor, canonical }: CodecEnv): BoundCodec => {
  const names = { fromVendor: callFor(canonical), toVendor: callFor(vendor) };
  const calls = { decimal, decimalText };
  const phrase = (name: keyof typeof calls) =>
    name === 'decimal'
      ? 'a decimal number of at most 15 significant digits, such as 1604.47'
      : 'a decimal number, such as 1604.47';
  const taken = (name: keyof typeof calls) =>
    domainOfTypes(['string', 'number'], { patterns: [name === 'decimal' ? EXACT_DECIMAL : SOURCE] });
  const given = (name: keyof typeof calls) => (from: Domain) =>
    name === 'decimal' ? numberGiven(from, 'number') : decimalTextGiven(from, SOURCE);
  return defineCodec({
    name: 'decimal',
    read: callText(names.fromVendor),
    write: callText(names.toVendor),
    convert: { fromVendor: calls[names.fromVendor], toVendor: calls[names.toVendor] },
    failure: 'value/number',
    expected: { fromVendor: phrase(names.fromVendor), toVendor: phrase(names.toVendor) },
    takes: { vendor: taken(names.fromVendor), canonical: taken(names.toVendor) },
    gives: { canonical: given(names.fromVendor), vendor: given(names.toVendor) },
    upTo: { fromVendor: 'number', toVendor: 'number' },
    probes: {
      vendor: ['1.5', '1.50', '0.1234567890123456', '1.1234567890123456', '1e3'],
      canonical: ['1.5', '1.50', 1e21, 1e300, '0.1234567890123456'],
    },
    seeds: { vendor: ['1604.47', '-0.5', 1604.47], canonical: [1604.47, -0.5, '1604.47'] },
  });
};
