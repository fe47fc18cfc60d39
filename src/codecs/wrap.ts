// `wrap`: one value ↔ a one-element array. The array is on the side whose schema has one.
import { unwrap, wrap } from '../functions/lists.ts';
import type { Domain } from '../schema/domain.ts';
import type { CodecEnv } from './codec-env.ts';
import { type BoundCodec, callText, defineCodec } from './define-codec.ts';
import { anyPresent, domainOfTypes, presentDomain } from './domains.ts';

const arrayOf = (items: Domain): Domain =>
  domainOfTypes(['array'], { items: presentDomain(items), minItems: 1, maxItems: 1 });

const itemsOf = (list: Domain): Domain => presentDomain(list.items ?? anyPresent);

/** An empty array on the canonical side clears the vendor's value, where the vendor takes null. */
export const createWrap = ({ vendor, canonical }: CodecEnv): BoundCodec => {
  const reversed = vendor.types.has('array') && !canonical.types.has('array');
  const clears = !reversed && vendor.nullable;
  const one = domainOfTypes(['array'], { minItems: clears ? 0 : 1, maxItems: 1 });
  const wrapping = {
    text: callText('wrap'),
    call: wrap,
    takes: anyPresent,
    gives: arrayOf,
    expected: 'one value',
  };
  const unwrapping = {
    text: callText('unwrap', ...(clears ? ['null'] : [])),
    call: (value: unknown) => unwrap(value, clears ? null : undefined),
    takes: one,
    gives: (list: Domain): Domain => ({ ...itemsOf(list), nullable: clears }),
    expected: clears ? 'an array of at most one element' : 'an array of one element',
  };
  const [reading, writing] = reversed ? [unwrapping, wrapping] : [wrapping, unwrapping];
  return defineCodec({
    name: 'wrap',
    read: reading.text,
    write: writing.text,
    convert: { fromVendor: reading.call, toVendor: writing.call },
    failure: 'value/type',
    expected: { fromVendor: reading.expected, toVendor: writing.expected },
    takes: { vendor: reading.takes, canonical: writing.takes },
    gives: { canonical: reading.gives, vendor: writing.gives },
    ...(clears && { writesNull: true }),
    probes: reversed ? { vendor: [['a', 'b'], [1, 2], []] } : { canonical: [['a', 'b'], [1, 2], []] },
  });
};
