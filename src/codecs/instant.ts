// `instant`: the five spellings in which Marketo sends points in time ↔ RFC 3339 in UTC.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import { instant, instantText } from '../functions/dates.ts';
import { isZone } from '../functions/zone.ts';
import { stringText } from '../jsonata/parse/text.ts';
import type { AsOptions } from '../mapping/tree.ts';
import type { CodecEnv } from './codec-env.ts';
import { gapBetween } from './covers.ts';
import { type BoundCodec, callText, defineCodec } from './define-codec.ts';
import { domainOfTypes } from './domains.ts';

/** What `$instant` gives and `$instantText` takes without asking. */
export const CANONICAL_INSTANT = domainOfTypes(['string'], {
  format: 'date-time',
  patterns: ['^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{0,29}[1-9])?Z$'],
});

const WHOLE_SECONDS = domainOfTypes(['string'], {
  format: 'date-time',
  patterns: ['^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$'],
});

/** Every spelling, twice the same instant; the last has no offset. */
const SPELLINGS = [
  '2016-05-17T22:11:45Z',
  '2016-05-17T14:11:45-08:00',
  '2016-05-17T22:11:45+0000',
  '2016-05-17T22:11:45Z+0000',
  '2016-05-17 22:11:45',
];

/** Values without an offset are read in `zone`; without a zone they fail. */
export const createInstant = (options: AsOptions, span: Span, env: CodecEnv): BoundCodec | undefined => {
  const { zone } = options;
  if (zone !== undefined && !isZone(zone)) {
    env.report(createDiagnostic('codec/unknown-zone', { zone }, { span }));
    return undefined;
  }
  const spellings = domainOfTypes(['string'], {
    format: 'marketo-datetime',
    patterns: zone === undefined ? ['T.*(?:[+-][0-9]{2}:?[0-9]{2}|Z)$'] : [],
  });
  return defineCodec({
    name: 'instant',
    read: callText('instant', ...(zone === undefined ? [] : [stringText(zone)])),
    write: callText('instantText'),
    convert: { fromVendor: (value) => instant(value, zone), toVendor: (value) => instantText(value) },
    failure: 'value/instant',
    expected: {
      fromVendor:
        zone === undefined
          ? 'a point in time with its offset from UTC, such as 2016-05-17T22:11:45Z'
          : 'a point in time, such as 2016-05-17T22:11:45Z',
      toVendor: 'a point in time in whole seconds with its offset from UTC, such as 2016-05-17T22:11:45Z',
    },
    equality: 'instant',
    takes: {
      vendor: spellings,
      canonical: WHOLE_SECONDS,
    },
    gives: { canonical: () => CANONICAL_INSTANT, vendor: () => WHOLE_SECONDS },
    gap: {
      // RFC 3339 is read too; where it allows more than is read (leap seconds), its own samples show it.
      fromVendor: (vendor) => (vendor.format === 'date-time' ? undefined : gapBetween(vendor, spellings)),
    },
    upTo: { fromVendor: 'instant', toVendor: 'instant' },
    probes: { canonical: ['2016-05-17T22:11:45.5Z', '2016-12-31T23:59:60Z'] },
    seeds: {
      vendor: SPELLINGS,
      canonical: ['2016-05-17T22:11:45Z', '2016-05-17T22:11:45+00:00', '2016-05-18T00:11:45+02:00'],
    },
  });
};
