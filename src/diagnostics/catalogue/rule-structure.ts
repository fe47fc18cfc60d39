// Codes about how rules stand together: keys, branches, definitions. Code: `rule/kebab-name`, never reused. Entries stand in alphabetical order.
import type { JsonScalar, JsonValue } from '../../json/json.ts';
import { quote, quoteList, quoteValue } from '../quote.ts';
import { define } from './define.ts';

export const ruleStructureDiagnostics = {
  'rule/branch-no-rest': define<{ by: string; missing: readonly JsonScalar[] }>({
    severity: 'warning',
    title: 'Record types that no branch takes',
    message: ({ by, missing }) =>
      missing.length > 0
        ? `no branch takes a record whose ${quote(by)} is ${missing.slice(0, 8).map(quoteValue).join(', ')}`
        : `no branch takes a record of any other ${quote(by)}`,
    label: () => 'such a record is rejected',
    help: () => 'add a branch for all others: "*": { fields: { … } }',
  }),
  'rule/branch-repeated': define<{ code: JsonScalar; names: readonly string[] }>({
    severity: 'error',
    title: 'Two branches take one record type',
    message: ({ code, names }) =>
      `the type ${quoteValue(code)} belongs to the branches ${quoteList(names, 'and')}`,
    label: () => 'this branch never gets such a record',
    help: () => 'take the type out of one of the two',
  }),
  'rule/dead': define<{ path: string; reason: 'mapping' | 'source' }>({
    severity: 'error',
    title: 'A rule that never runs',
    message: ({ path, reason }) =>
      reason === 'mapping'
        ? `the rule for ${quote(path)} only writes, and this mapping goes from the vendor only`
        : `the rule for ${quote(path)} goes neither way: its source has no way in the one direction that "only" leaves`,
    label: () => 'never runs',
    help: () => 'remove "only", or remove the rule',
  }),
  'rule/default-unused': define<{ path: string; key: string }>({
    severity: 'warning',
    title: 'A default that is never used',
    message: ({ path, key }) =>
      `the default ${quote(key)} of ${quote(path)} is for a direction that the rule does not go`,
    label: () => 'never used',
    help: () => 'remove it',
  }),
  'rule/key-modifier': define<{ key: string; modifier: string }>({
    severity: 'error',
    title: 'A key that does not identify',
    message: ({ key, modifier }) =>
      `${quote(modifier)} cannot stand on the key ${quote(key)} or on a part of it`,
    label: () => 'a record could not be found again by such a key',
    help: () => 'map the key plainly from one vendor field, both ways',
  }),
  'rule/key-not-injective': define<{ key: string; values: readonly JsonValue[] }>({
    severity: 'error',
    title: 'Two records may have one key',
    message: ({ key, values }) =>
      `two vendor values give one key ${quote(key)}: ${values.map(quoteValue).join(' and ')}`,
    label: () => 'makes one of the two',
    help: () => 'use a codec that loses nothing, such as as: idString',
  }),
  'rule/key-not-mapped': define<{ key: string }>({
    severity: 'error',
    title: 'The key has no rule',
    message: ({ key }) => `no rule gives the key ${quote(key)} a value`,
    label: () => 'records could not be told apart',
    help: ({ key }) => `add a rule under fields: ${key}: …`,
  }),
  'rule/shadowed': define<{ path: string }>({
    severity: 'error',
    title: 'A rule that every branch replaces',
    message: ({ path }) => `every branch has its own rule for ${quote(path)}, so this one never runs`,
    label: () => 'never runs',
    help: () => 'remove it, or remove the rule of a branch that needs no other',
  }),
  'rule/unused-definition': define<{ what: string; name: string }>({
    severity: 'warning',
    title: 'A definition that nothing uses',
    message: ({ what, name }) => `no rule uses the ${what} ${quote(name)}`,
    help: () => 'remove it',
  }),
};
