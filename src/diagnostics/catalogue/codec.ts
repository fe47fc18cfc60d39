// Codes about codecs: options, value maps and references that cannot be compiled. Code: `codec/kebab-name`, never reused. Entries stand in alphabetical order.
import type { JsonValue } from '../../json/json.ts';
import { quote, quoteValue } from '../quote.ts';
import { define } from './define.ts';

export const codecDiagnostics = {
  'codec/bad-pattern': define<{ pattern: string }>({
    severity: 'error',
    title: 'A regular expression that the engine does not take',
    message: ({ pattern }) => `the engine does not take the pattern ${quote(pattern)}`,
    help: () =>
      'write it without look-around, back references, needless escapes and repetition inside repetition',
  }),
  'codec/bad-row': define<{ side: 'vendor' | 'canonical'; reason: string }>({
    severity: 'error',
    title: 'A code that its schema does not allow',
    message: ({ side, reason }) => `the ${side} code of this row does not fit its schema: ${reason}`,
  }),
  'codec/date-pattern': define<{ pattern: string; reason: string }>({
    severity: 'error',
    title: 'A date pattern that cannot be read',
    message: ({ pattern, reason }) => `the date pattern ${quote(pattern)} cannot be used: ${reason}`,
    help: () => 'patterns are made of yyyy, MM, dd, HH, mm, ss and punctuation: dd/MM/yyyy',
  }),
  'codec/each-misplaced': define({
    severity: 'error',
    title: 'each inside another codec',
    message: () => '"each" holds rules and stands alone in its rule',
  }),
  'codec/keep-clash': define<{ code: string }>({
    severity: 'error',
    title: 'A kept code could be taken for a mapped one',
    message: ({ code }) =>
      `with "unknown: keep", the raw code ${quote(code)} could not be told from the row that gives it`,
    help: () => 'add a row for this code, or write unknown: error',
  }),
  'codec/nothing-to-do': define<{ codec: string }>({
    severity: 'error',
    title: 'A codec without its options',
    message: ({ codec }) => `${quote(codec)} does nothing without options`,
    help: () => 'write { text: { trim: true } }, or remove it',
  }),
  'codec/repeated-code': define<{ side: 'vendor' | 'canonical'; code: string; rows: number }>({
    severity: 'error',
    title: 'Several rows for one code',
    message: ({ side, code, rows }) =>
      `${rows === 2 ? 'two' : rows} rows have the ${side} code ${quote(code)}`,
    help: ({ side }) =>
      side === 'vendor'
        ? 'remove all but one'
        : 'mark all but one with only: fromVendor, as { to: code, only: fromVendor, because: … }',
  }),
  'codec/step-unmet': define<{
    step: string;
    before: string;
    gives: string;
    takes: string;
    codes: readonly JsonValue[];
  }>({
    severity: 'error',
    title: 'A step of a chain that nothing comes to',
    message: ({ step, before, gives, takes, codes }) =>
      codes.length > 0
        ? `${quote(before)} never gives ${codes.slice(0, 8).map(quoteValue).join(' or ')}, for which ${quote(step)} has a row`
        : `${quote(before)} gives ${gives}, and ${quote(step)} takes ${takes}`,
    label: ({ codes }) => (codes.length > 0 ? 'such a row is never used' : 'no value can pass'),
    help: ({ codes }) =>
      codes.length > 0
        ? 'remove the row, or the step before it'
        : 'a chain goes left to right from the vendor: change the order, or take a step out',
  }),
  'codec/unknown-country': define<{ country: string }>({
    severity: 'error',
    title: 'A country that is not known',
    message: ({ country }) => `${quote(country)} is no country of ISO 3166-1`,
    help: () => 'write a code such as US or DE, or an English name',
  }),
  'codec/unknown-zone': define<{ zone: string }>({
    severity: 'error',
    title: 'A time zone that is not known',
    message: ({ zone }) => `${quote(zone)} is no time zone`,
    help: () => 'write UTC, or a name of the IANA database such as America/Los_Angeles',
  }),
  'codec/zone-without-time': define<{ zone: string }>({
    severity: 'error',
    title: 'A zone for days',
    message: ({ zone }) => `a day has no zone, but ${quote(zone)} is given`,
    help: () => 'remove the zone, or give a pattern with a time such as dd/MM/yyyy HH:mm',
  }),
  'codec/zone-needed': define<{ pattern: string }>({
    severity: 'error',
    title: 'A local time without its zone',
    message: ({ pattern }) => `values written ${quote(pattern)} are local times, but no zone is given`,
    help: () => 'add zone: UTC, or the zone of the account',
  }),
};
