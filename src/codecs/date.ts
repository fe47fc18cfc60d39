// `date`: a day of the calendar, `YYYY-MM-DD` on the canonical side; with a pattern that has a time, an instant.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import { readDatePattern } from '../functions/date-pattern.ts';
import { date, dateText, instant, instantText } from '../functions/dates.ts';
import { isZone } from '../functions/zone.ts';
import { stringText } from '../jsonata/parse/text.ts';
import type { AsOptions } from '../mapping/tree.ts';
import type { CodecEnv } from './codec-env.ts';
import { type BoundCodec, callText, defineCodec } from './define-codec.ts';
import { domainOfTypes } from './domains.ts';
import { CANONICAL_INSTANT } from './instant.ts';

const DAY = domainOfTypes(['string'], { format: 'date' });

export const createDate = (options: AsOptions, span: Span, env: CodecEnv): BoundCodec | undefined => {
  const { pattern, zone } = options;
  const refuse = (diagnostic: Parameters<CodecEnv['report']>[0]): undefined =>
    env.report(diagnostic) as undefined;
  const read = pattern === undefined ? undefined : readDatePattern(pattern);
  if (read?.ok === false && pattern !== undefined) {
    return refuse(createDiagnostic('codec/date-pattern', { pattern, reason: read.message }, { span }));
  }
  const hasTime = read?.ok === true && read.pattern.hasTime;
  if (zone !== undefined && !isZone(zone))
    return refuse(createDiagnostic('codec/unknown-zone', { zone }, { span }));
  if (zone !== undefined && !hasTime)
    return refuse(createDiagnostic('codec/zone-without-time', { zone }, { span }));
  if (pattern === undefined || !hasTime) return createDay(pattern);
  if (zone === undefined) return refuse(createDiagnostic('codec/zone-needed', { pattern }, { span }));
  return createLocalTime(pattern, zone);
};

const createDay = (pattern: string | undefined): BoundCodec => {
  const options = pattern === undefined ? [] : [stringText(pattern)];
  const written = pattern === undefined ? DAY : domainOfTypes(['string'], { patterns: [sourceOf(pattern)] });
  const example = dateText('2016-05-17', pattern) ?? '2016-05-17';
  return defineCodec({
    name: 'date',
    read: callText('date', ...options),
    write: callText('dateText', ...options),
    convert: { fromVendor: (value) => date(value, pattern), toVendor: (value) => dateText(value, pattern) },
    failure: 'value/date',
    expected: {
      fromVendor: `a day of the calendar without a time, such as ${example}`,
      toVendor: 'a day of the calendar without a time, such as 2016-05-17',
    },
    takes: { vendor: written, canonical: DAY },
    gives: { canonical: () => DAY, vendor: () => written },
    probes: { vendor: impossible(pattern) },
    seeds: {
      vendor: ['2016-05-17', '2016-02-29', '0001-01-01', '9999-12-31'].flatMap(
        (day) => dateText(day, pattern) ?? [],
      ),
      canonical: ['2016-05-17', '2016-02-29', '0001-01-01', '9999-12-31'],
    },
  });
};

const createLocalTime = (pattern: string, zone: string): BoundCodec => {
  const options = [stringText(zone), stringText(pattern)];
  const written = domainOfTypes(['string'], { patterns: [sourceOf(pattern)] });
  const example = instantText('2016-05-17T22:00:00Z', 'UTC', pattern) ?? pattern;
  return defineCodec({
    name: 'date',
    read: callText('instant', ...options),
    write: callText('instantText', ...options),
    convert: {
      fromVendor: (value) => instant(value, zone, pattern),
      toVendor: (value) => instantText(value, zone, pattern),
    },
    failure: 'value/instant',
    expected: {
      fromVendor: `a local time such as ${example}`,
      toVendor: `a point in time that can be written as ${pattern} in ${zone}`,
    },
    equality: 'instant',
    takes: { vendor: written, canonical: CANONICAL_INSTANT },
    gives: { canonical: () => CANONICAL_INSTANT, vendor: () => written },
    upTo: { fromVendor: 'instant', toVendor: 'instant' },
    probes: {
      vendor: impossible(pattern),
      canonical: ['2016-05-17T22:11:45.5Z', '2016-05-17T22:11:45Z', '2016-12-31T23:59:60Z'],
    },
    seeds: {
      vendor: [example],
      canonical: ['2016-05-17T22:00:00Z', '2016-05-18T00:00:00+02:00'],
    },
  });
};

const DIGITS = new Map([
  ['yyyy', '[0-9]{4}'],
  ...['MM', 'dd', 'HH', 'mm', 'ss'].map((unit) => [unit, '[0-9]{2}'] as const),
]);

/** A regular expression that every text of a date pattern matches. */
const sourceOf = (pattern: string): string =>
  `^${pattern.replaceAll(/yyyy|MM|dd|HH|mm|ss|[^A-Za-z0-9]/g, (piece) => DIGITS.get(piece) ?? piece.replace(/[\^$\\.*+?()[\]{}|/-]/, '\\$&'))}$`;

/** Texts of the right form that are no day. */
const impossible = (pattern = 'yyyy-MM-dd'): readonly string[] => [
  pattern
    .replace('yyyy', '2023')
    .replace('MM', '02')
    .replace('dd', '30')
    .replace('HH', '10')
    .replace('mm', '00')
    .replace('ss', '00'),
];
