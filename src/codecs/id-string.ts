// `idString`: a whole number from 0, or its digits, in the vendor ↔ the digits as text, in the one canonical spelling.
import { idNumber, idString } from '../functions/numbers.ts';
import type { CodecEnv } from './codec-env.ts';
import { type BoundCodec, callText, defineCodec } from './define-codec.ts';
import { allows, domainOfTypes } from './domains.ts';

const DIGITS = '^(?:0|[1-9][0-9]*)$';
const TEXT = domainOfTypes(['string'], { patterns: [DIGITS] });

/** A vendor with whole numbers is written numbers; beyond 2^53 − 1 the digits stay text, as no number has them. */
export const createIdString = ({ vendor }: CodecEnv): BoundCodec => {
  const asNumber = allows(vendor, 'integer') && vendor.types.size > 0;
  return defineCodec({
    name: 'idString',
    read: callText('idString'),
    write: callText(asNumber ? 'idNumber' : 'idString'),
    convert: { fromVendor: idString, toVendor: asNumber ? idNumber : idString },
    failure: 'value/type',
    expected: { fromVendor: 'a whole number from 0', toVendor: 'a whole number as text, such as "318581"' },
    takes: {
      vendor: domainOfTypes(['string', 'integer'], { patterns: [DIGITS], minimum: 0 }),
      canonical: TEXT,
    },
    gives: {
      canonical: () => TEXT,
      vendor: () => (asNumber ? domainOfTypes(['integer'], { minimum: 0 }) : TEXT),
    },
    upTo: { fromVendor: 'type' },
    probes: { vendor: [-1, '0318581', '0x1F'], canonical: ['007', '0318581', '0x1F', '1e3', ''] },
    seeds: { vendor: asNumber ? [318581, 1] : ['318581', '1'], canonical: ['318581', '1'] },
  });
};
