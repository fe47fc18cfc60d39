// `integer`: a whole number or its digits in the vendor ↔ a whole number. `integerText`: a whole number ↔ its digits.
import { integer, integerText } from '../functions/numbers.ts';
import type { Domain } from '../schema/domain.ts';
import type { CodecEnv } from './codec-env.ts';
import { type BoundCodec, callText, defineCodec } from './define-codec.ts';
import { allows, domainOfTypes } from './domains.ts';
import { decimalTextGiven, numberGiven } from './number-given.ts';

/** Digits that surely stand for a number within ±(2^53 − 1). */
const SAFE_DIGITS = '^(?:0|-?[1-9][0-9]{0,14})$';
const SOURCE = '^(?:0|-?[1-9][0-9]*)$';
const TAKEN = domainOfTypes(['string', 'integer'], { patterns: [SAFE_DIGITS] });
const TAKEN_AS_TEXT = domainOfTypes(['string', 'integer'], { patterns: [SOURCE] });

const WHOLE = 'a whole number within ±9007199254740991';

/** The text codec keeps digits as text in the vendor; the other writes a number wherever the vendor has numbers. */
export const createInteger = (name: 'integer' | 'integerText', { vendor }: CodecEnv): BoundCodec => {
  const asText = name === 'integerText' || !allows(vendor, 'integer');
  const gives = (from: Domain) => numberGiven(from, 'integer');
  return defineCodec({
    name,
    read: callText('integer'),
    write: callText(asText ? 'integerText' : 'integer'),
    convert: { fromVendor: integer, toVendor: asText ? integerText : integer },
    failure: 'value/number',
    expected: { fromVendor: WHOLE, toVendor: WHOLE },
    takes: { vendor: TAKEN, canonical: asText ? TAKEN_AS_TEXT : TAKEN },
    gives: {
      canonical: gives,
      vendor: (canonical) => (asText ? decimalTextGiven(canonical, SOURCE) : gives(canonical)),
    },
    upTo: { fromVendor: 'number', toVendor: 'number' },
    probes: { vendor: [1.5, '12.0', '007'], canonical: [1.5] },
    seeds: { vendor: ['12', 12, '0', '-12', '9007199254740991'], canonical: [12, 0, -12, 9007199254740991] },
  });
};
