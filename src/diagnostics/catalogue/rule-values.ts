// Codes about the values that rules carry: constants, defaults, domains of the two schemas. Code: `rule/kebab-name`, never reused. Entries stand in alphabetical order.
import type { JsonValue } from '../json.ts';
import { quote, quoteValue } from '../quote.ts';
import { define } from './define.ts';

export const ruleValueDiagnostics = {
  'rule/default-is-a-value': define<{ path: string; field: string; value: JsonValue }>({
    severity: 'error',
    title: 'A default that is also a possible value',
    message: ({ field, value }) =>
      `the vendor field ${quote(field)} may hold ${quoteValue(value)} itself, which is also the default`,
    label: ({ value }) => `a record with ${quoteValue(value)} and one without a value are read alike`,
    help: () =>
      'choose a default that no record holds, or accept it with a reason: default: { …, because: … }',
  }),
  'rule/parameter-type': define<{ name: string; type: string; expected: string }>({
    severity: 'error',
    title: 'A parameter of the wrong type',
    message: ({ name, type, expected }) =>
      `the parameter ${quote(name)} is of the type ${type}, and the schema wants ${expected} here`,
  }),
  'rule/value-refused': define<{ what: string; value: JsonValue; expected: string; schema: string }>({
    severity: 'error',
    title: 'A value in the mapping that the schema refuses',
    message: ({ what, value, expected }) => `the ${what} ${quoteValue(value)} is not ${expected}`,
    label: ({ schema }) => `refused by ${schema}`,
  }),
};
