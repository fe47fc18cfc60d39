// No codec: the value goes over as it is. Whether that is exact, the two schemas say.
import { type BoundCodec, defineCodec } from './define-codec.ts';
import { anyPresent } from './domains.ts';

/** The identity, for rules without a codec. Its texts are the operand itself. */
export const SAME_CODEC: BoundCodec = defineCodec({
  name: 'same',
  read: (operand) => operand,
  write: (operand) => operand,
  convert: { fromVendor: (value) => value, toVendor: (value) => value },
  failure: 'value/type',
  expected: { fromVendor: 'any value', toVendor: 'any value' },
  takes: { vendor: anyPresent, canonical: anyPresent },
  gives: { canonical: (vendor) => vendor, vendor: (canonical) => canonical },
});
