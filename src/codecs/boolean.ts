// `boolean`: true, false, 1, 0 or one of these as text in the vendor ↔ true or false.

import { bool, boolAs } from '../functions/numbers.ts';
import type { JsonScalar } from '../json/json.ts';
import { valueText } from '../jsonata/parse/text.ts';
import type { Domain } from '../schema/domain.ts';
import { contains } from '../schema/refusal.ts';
import type { CodecEnv } from './codec-env.ts';
import { type BoundCodec, callText, defineCodec } from './define-codec.ts';
import { domainOfTypes, domainOfValues } from './domains.ts';

const SPELLINGS: readonly (readonly [JsonScalar, JsonScalar])[] = [
  [true, false],
  [1, 0],
  ['true', 'false'],
  ['1', '0'],
];
const BOOLEAN = domainOfTypes(['boolean']);

/** The first pair of spellings that the vendor schema allows. */
const spellingFor = (vendor: Domain): readonly [JsonScalar, JsonScalar] =>
  SPELLINGS.find((pair) => pair.every((value) => contains(vendor, value))) ?? [true, false];

export const createBoolean = ({ vendor }: CodecEnv): BoundCodec => {
  const [whenTrue, whenFalse] = spellingFor(vendor);
  return defineCodec({
    name: 'boolean',
    read: callText('bool'),
    write: callText('boolAs', valueText(whenTrue), valueText(whenFalse)),
    convert: { fromVendor: bool, toVendor: (value) => boolAs(value, whenTrue, whenFalse) },
    failure: 'value/type',
    expected: { fromVendor: 'true or false, or 1 or 0', toVendor: 'true or false' },
    takes: { vendor: domainOfValues(SPELLINGS.flat()), canonical: BOOLEAN },
    gives: { canonical: () => BOOLEAN, vendor: () => domainOfValues([whenTrue, whenFalse]) },
    upTo: { fromVendor: 'spelling' },
    probes: { vendor: [2, 'yes'] },
    seeds: { vendor: SPELLINGS.flat(), canonical: [true, false] },
  });
};
