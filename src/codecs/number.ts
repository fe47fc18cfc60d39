// `number`: a number, or its text as JSON spells numbers, in the vendor ↔ a number.
import { decimalText, float } from '../functions/numbers.ts';
import type { CodecEnv } from './codec-env.ts';
import { type BoundCodec, callText, defineCodec } from './define-codec.ts';
import { allows, domainOfTypes } from './domains.ts';
import { decimalTextGiven, EXACT_DECIMAL, numberGiven } from './number-given.ts';

/** Exponents are read too, but of a schema that allows them nothing is proved. */
const TAKEN = domainOfTypes(['string', 'number'], { patterns: [EXACT_DECIMAL] });
const SOURCE = '^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$';

export const createNumber = ({ vendor }: CodecEnv): BoundCodec => {
  const asText = !allows(vendor, 'number');
  const expected = 'a number that 64 bits carry exactly, such as 12.5';
  return defineCodec({
    name: 'number',
    read: callText('float'),
    write: callText(asText ? 'decimalText' : 'float'),
    convert: { fromVendor: float, toVendor: asText ? decimalText : float },
    failure: 'value/number',
    expected: { fromVendor: expected, toVendor: expected },
    takes: { vendor: TAKEN, canonical: TAKEN },
    gives: {
      canonical: (from) => numberGiven(from, 'number'),
      vendor: (from) => (asText ? decimalTextGiven(from, SOURCE) : numberGiven(from, 'number')),
    },
    upTo: { fromVendor: 'number', toVendor: 'number' },
    probes: { vendor: ['1.5', '1.50', '1e3', '0.12345678901234567890'], canonical: [1e21, 1e300] },
    seeds: { vendor: ['12.5', 12.5, '-0.5', '1e3'], canonical: [12.5, -0.5, 1000] },
  });
};
