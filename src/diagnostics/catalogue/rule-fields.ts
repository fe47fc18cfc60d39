// Codes about fields: unknown, uncovered, ignored, written twice. Code: `rule/kebab-name`, never reused. Entries stand in alphabetical order.
import { didYouMean, quote, quoteList } from '../quote.ts';
import { define } from './define.ts';

type Side = 'vendor' | 'canonical';

const fields = (names: readonly string[]): string => (names.length === 1 ? 'field' : 'fields');

/** `a, b, c and 12 more`. */
const some = (names: readonly string[], most = 12): string => {
  const shown = names.slice(0, most).map(quote);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : quoteList(names, 'and');
};

/** A line of YAML that ignores fields, ready to paste. */
const ignoreLines = (side: Side, names: readonly string[]): string => {
  const texts = names.map((name) => (/^[\w.]+$/.test(name) ? name : JSON.stringify(name)));
  return `ignore:\n  ${side}:\n    - { fields: [${texts.join(', ')}], because: … }`;
};

export const ruleFieldDiagnostics = {
  'rule/branch-not-covered': define<{
    branch: string;
    side: Side;
    names: readonly string[];
    schema: string;
  }>({
    severity: 'error',
    title: 'A branch leaves fields uncovered',
    message: ({ branch, side, names }) =>
      side === 'vendor'
        ? `the branch ${quote(branch)} neither maps nor ignores the vendor ${fields(names)} ${some(names)}`
        : `the branch ${quote(branch)} gives no value to the required ${fields(names)} ${some(names)}`,
    label: ({ side }) =>
      side === 'vendor' ? 'here the value would be lost without a word' : 'its records would not be valid',
    help: ({ side, names }) => `add a rule to the branch, or write there\n${ignoreLines(side, names)}`,
  }),
  'rule/ignore-covers-mapped': define<{ pattern: string; side: Side; name: string }>({
    severity: 'error',
    title: 'An ignored field has a rule',
    message: ({ pattern, side, name }) =>
      pattern === name
        ? `the ${side} field ${quote(name)} is ignored and has a rule`
        : `${quote(pattern)} ignores the ${side} field ${quote(name)}, which has a rule`,
    label: () => 'ignored here',
    help: () => 'remove the rule, or take the field out of "ignore"',
  }),
  'rule/ignore-matches-nothing': define<{
    pattern: string;
    side: Side;
    schema: string;
    near: readonly string[];
  }>({
    severity: 'error',
    title: 'An ignored field does not exist',
    message: ({ pattern, side }) => `no ${side} field is called ${quote(pattern)}`,
    label: ({ schema }) => `${schema} has no such field`,
    help: ({ near }) => didYouMean(near, 'remove the entry'),
  }),
  'rule/no-named-writer': define<{ field: string; rules: readonly string[] }>({
    severity: 'error',
    title: 'One vendor field is read by two rules, and both would write it',
    message: ({ field, rules }) =>
      `the vendor field ${quote(field)} is read by ${quoteList(rules, 'and')}, and it is not said which one writes it`,
    label: () => 'reads and writes it too',
    help: ({ rules }) =>
      `keep one of them two-way and add only: fromVendor to the other${rules.length > 2 ? 's' : ''}`,
  }),
  'rule/not-covered': define<{ side: Side; names: readonly string[]; schema: string }>({
    severity: 'error',
    title: 'A field is neither mapped nor ignored',
    message: ({ side, names }) =>
      `the ${side} ${fields(names)} ${some(names)} ${names.length === 1 ? 'is' : 'are'} neither mapped nor ignored`,
    label: ({ side, names: { length } }) =>
      side === 'vendor'
        ? `what ${length === 1 ? 'it holds' : 'they hold'} would be lost without a word`
        : `nothing would ever fill ${length === 1 ? 'it' : 'them'}`,
    help: ({ side, names, schema }) =>
      `add a rule, or write\n${ignoreLines(side, names)}\n(the fields stand in ${schema})`,
  }),
  'rule/two-writers': define<{ field: string; other: string; rules: readonly string[] }>({
    severity: 'error',
    title: 'Two rules write one vendor field',
    message: ({ field, other, rules }) =>
      field === other
        ? `${quoteList(rules, 'and')} both write the vendor field ${quote(field)}`
        : `${quoteList(rules, 'and')} write the vendor fields ${quoteList([other, field], 'and')}, of which one holds the other`,
    label: () => 'written again here',
    help: () =>
      'let one rule write the field: add only: fromVendor to the other, or take it out of its "writes"',
  }),
  'rule/unknown-field': define<{ side: Side; name: string; schema: string; near: readonly string[] }>({
    severity: 'error',
    title: 'Unknown field',
    message: ({ side, name }) => `there is no ${side} field ${quote(name)}`,
    label: ({ schema }) => `${schema} has no such field`,
    help: ({ near, side }) =>
      didYouMean(
        near,
        side === 'vendor'
          ? 'add the field to the schema, or ifPresent: true to the rule if only some instances have it'
          : 'add the field to the schema; an overlay does so by canonical: { adds: … }',
      ),
  }),
};
