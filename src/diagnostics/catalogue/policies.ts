// Codes about policies: what is not stated, and what cannot hold together. Code: `policies/kebab-name`, never reused.

import type { JsonValue } from '../../json/json.ts';
import { quote, quoteValue } from '../quote.ts';
import { define } from './define.ts';

export const policyDiagnostics = {
  'policies/collected-nowhere': define<{ schema: string }>({
    severity: 'error',
    title: 'Unmapped fields are collected where the schema has no place for them',
    message: ({ schema }) =>
      `"unmapped: collect" puts fields under "custom", and ${schema} allows no object there`,
    label: () => 'whatever is collected would be refused',
    help: ({ schema }) => `add "custom": { "type": "object" } to the properties in ${schema}`,
  }),
  'policies/default-and-null': define<{ path: string; value: JsonValue; policy: 'keep' | 'error' }>({
    severity: 'error',
    title: 'A default that would be read back as null',
    message: ({ path, value, policy }) =>
      `writing the default ${quoteValue(value)} of ${quote(path)} clears the vendor field, and null: { fromVendor: ${policy} } ${policy === 'keep' ? 'reads a cleared field as null' : 'makes an issue of a cleared field'}`,
    label: () => 'is not read again after it was written',
    help: () => 'write null: { fromVendor: omit } for this rule, or add only: fromVendor and because: …',
  }),
  'policies/forbidden-null': define({
    severity: 'error',
    title: 'A null that is forbidden would be written for a failure',
    message: () => 'onError: { toVendor: null } writes the null that null: { toVendor: error } forbids',
    label: () => 'would clear the vendor field',
    help: () => 'write onError: { toVendor: omit } or reject, or null: { toVendor: clear }',
  }),
  'policies/kept-elements': define<{ array: string }>({
    severity: 'error',
    title: 'Elements that no rule covers cannot be kept',
    message: ({ array }) =>
      `rules take single elements of ${quote(array)}, and "unmapped: keep" has no place for the others`,
    label: () => 'would lose the other elements',
    help: () =>
      'write unmapped: { fromVendor: collect }, which puts them under "custom"; or drop, or error; or take all other pairs by { pair: "*" }',
  }),
  'policies/missing': define<{ missing: readonly { policy: string; words: readonly string[] }[] }>({
    severity: 'error',
    title: 'A policy is not stated',
    message: ({ missing }) =>
      `every policy is stated in the file; missing: ${missing.map(({ policy }) => policy).join(', ')}`,
    label: () => 'policies are not complete',
  }),
};
