// `json`: a vendor text that holds JSON ↔ the value that it holds.
import { jsonText, parseJson } from '../functions/texts.ts';
import { type BoundCodec, callText, defineCodec } from './define-codec.ts';
import { anyPresent, domainOfTypes } from './domains.ts';

const TEXT = domainOfTypes(['string'], { minLength: 1 });

/** Which texts are JSON, no schema can say: the claim about reading free text is refuted by a text that is none. */
export const createJson = (): BoundCodec =>
  defineCodec({
    name: 'json',
    read: callText('parseJson'),
    write: callText('jsonText'),
    convert: { fromVendor: parseJson, toVendor: jsonText },
    failure: 'value/type',
    expected: {
      fromVendor: 'JSON, without repeated members or numbers that would be rounded',
      toVendor: 'a value that JSON can hold',
    },
    takes: { vendor: TEXT, canonical: anyPresent },
    gives: { canonical: () => anyPresent, vendor: () => TEXT },
    upTo: { fromVendor: 'white space in JSON' },
    probes: { vendor: ['{"a":', '{"a":1,"a":2}', '[1]', '[ 1 ]'] },
    seeds: { vendor: ['{"a":1}', '[1,"b",true]', '"text"'], canonical: [{ a: 1 }, [1, 'b', true], 'text'] },
  });
