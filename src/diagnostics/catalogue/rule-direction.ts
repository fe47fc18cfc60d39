// Codes about which ways a rule goes, and why. Code: `rule/kebab-name`, never reused. Entries stand in alphabetical order.
import type { JsonValue } from '../../json/json.ts';
import { quote, quoteList, quoteValue } from '../quote.ts';
import { define } from './define.ts';

type Direction = 'fromVendor' | 'toVendor';

export const ruleDirectionDiagnostics = {
  'rule/canonical-read-only': define<{ field: string; schema: string }>({
    severity: 'error',
    title: 'A derived canonical field would be written back',
    message: ({ field }) =>
      `the canonical field ${quote(field)} is read-only, and the rule would write it to the vendor`,
    label: ({ schema }) => `readOnly in ${schema}`,
  }),
  'rule/condition-circle': define<{ paths: readonly string[] }>({
    severity: 'error',
    title: 'Conditions go round in a circle',
    message: ({ paths }) =>
      paths.length === 1
        ? `the rule for ${paths.map(quote).join('')} writes a field that its own condition reads`
        : `the rules for ${paths.map(quote).join(' and ')} write the fields that their conditions read, in a circle`,
    label: ({ paths }) =>
      paths.length === 1 ? 'an arm beside it writes this field' : 'another of them writes this field',
    help: () => 'let one of the conditions read a field that none of them writes',
  }),
  'rule/loss-without-because': define<{
    path: string;
    direction: Direction;
    values: readonly JsonValue[];
    because: string;
  }>({
    severity: 'error',
    title: 'A rule loses something and gives no reason',
    message: ({ path, direction, values, because }) =>
      `${direction}: the rule for ${quote(path)} does not keep ${values.map(quoteValue).join(' and ')} apart (${because})`,
    label: () => 'loses the difference',
    help: () => 'use a codec that loses nothing, or say why: because: …',
  }),
  'rule/missing-because': define<{ what: string; direction: Direction }>({
    severity: 'error',
    title: 'A reason is missing',
    message: ({ what }) => `${what} goes one way and gives no reason`,
    label: ({ direction }) =>
      direction === 'fromVendor'
        ? 'edits of it are not written to the vendor'
        : 'it is never read from the vendor',
    help: () => 'say why: because: …',
  }),
  'rule/null-kept': define<{ paths: readonly string[]; schema: string }>({
    severity: 'error',
    title: 'A null is kept where the schema forbids it',
    message: ({ paths }) =>
      `a null would be kept in ${quoteList(paths.slice(0, 8), 'and')}${paths.length > 8 ? ` and ${paths.length - 8} more` : ''}, where the canonical schema allows none`,
    label: () => 'such a record would not be valid',
    help: ({ schema }) => `write null: { fromVendor: omit }, or allow null in ${schema}`,
  }),
  'rule/read-only': define<{ field: string; schema: string }>({
    severity: 'error',
    title: 'A read-only vendor field would be written',
    message: ({ field }) => `the vendor field ${quote(field)} is read-only, and the rule would write it`,
    label: ({ schema }) => `readOnly in ${schema}`,
  }),
  'rule/unmapped-clash': define<{ name: string; vendor: string }>({
    severity: 'error',
    title: 'An unmapped field could take the place of a canonical one',
    message: ({ name }) =>
      `with "unmapped: keep", a custom vendor field called ${quote(name)} would be taken for the canonical ${quote(name)}`,
    label: ({ vendor }) => `${vendor} allows fields that it does not list`,
    help: () => 'collect them under "custom": unmapped: { fromVendor: collect }',
  }),
};
