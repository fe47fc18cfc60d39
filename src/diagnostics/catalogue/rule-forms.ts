// Codes about forms of rules: arms, slots, elements, pairs, lists and templates. Code: `rule/kebab-name`, never reused. Entries stand in alphabetical order.
import type { JsonScalar, JsonValue } from '../../json/json.ts';
import { didYouMean, quote, quoteList, quoteValue } from '../quote.ts';
import { define } from './define.ts';

/** The characters of a separator, as they stand inside [^…]. */
const escapeInClass = (text: string): string =>
  [...new Set(text)].map((unit) => unit.replace(/[\^\\\]-]/, '\\$&')).join('');

export const ruleFormDiagnostics = {
  'rule/arm-modifier': define<{ modifier: string; path: string }>({
    severity: 'error',
    title: 'A modifier of an arm that would not count',
    message: ({ modifier, path }) =>
      `${quote(modifier)} cannot stand in an arm of ${quote(path)}: it holds for the whole choice`,
    label: () => 'would not count here',
    help: () => 'write it beside "firstOf"',
  }),
  'rule/arm-not-written': define<{ path: string; what: string }>({
    severity: 'error',
    title: 'An arm that cannot be written back',
    message: ({ path, what }) => `an arm of ${quote(path)} is ${what}, which cannot be written back`,
    label: () => 'only a field can be written as an arm',
    help: () => 'add only: fromVendor to the rule',
  }),
  'rule/arm-unreachable': define<{ path: string }>({
    severity: 'error',
    title: 'An arm that is never reached',
    message: ({ path }) =>
      `this arm of ${quote(path)} is never reached: an arm before it always gives a value`,
    label: () => 'never read',
    help: () => 'move it before the arm that always gives a value, or remove it',
  }),
  'rule/arms-alike': define<{ path: string; names: readonly string[]; value?: JsonValue }>({
    severity: 'error',
    title: 'Arms that cannot be told apart when written back',
    message: ({ path, names, value }) =>
      value === undefined
        ? `two arms of ${quote(path)} read ${quote(names[0] ?? '')}, and nothing says which one a value came from`
        : `the value ${quoteValue(value)} of ${quote(path)} may come from ${quote(names[0] ?? '')} or from the constant`,
    label: () => 'could not be written back for certain',
    help: () => 'add only: fromVendor to the rule, or tell the arms apart by when: { vendorField: value }',
  }),
  'rule/codec-not-applied': define<{ source: string; isEach: boolean }>({
    severity: 'error',
    title: 'A codec that would not be applied',
    message: ({ source, isEach }) => `${isEach ? '"each"' : 'a codec'} cannot stand beside ${quote(source)}`,
    label: () => 'would not be applied',
    help: ({ source, isEach }) => {
      if (source === 'jsonata') return 'convert inside the expression, and remove the codec';
      if (source === 'const' || source === 'param')
        return 'state the value as the canonical record is to hold it, and remove the codec';
      return isEach ? '"each" maps the elements of one array: write from: … or pair: …' : 'remove the codec';
    },
  }),
  'rule/each-no-array': define<{ field: string; has: string; schema: string }>({
    severity: 'error',
    title: 'Elements of what is no array',
    message: ({ field, has }) => `"each" goes through the elements of ${quote(field)}, which holds ${has}`,
    label: ({ schema }) => `no array in ${schema}`,
    help: () => 'choose an array, or map the field without "each"',
  }),
  'rule/index-gap': define<{ side: 'vendor' | 'canonical'; array: string; index: number; missing: number }>({
    severity: 'error',
    title: 'A gap between the positions of an array',
    message: ({ side, array, index, missing }) =>
      `a rule fills ${quote(`${array}[${index}]`)} of the ${side} array, but none fills ${quote(`${array}[${missing}]`)}`,
    label: () => 'an array cannot have holes',
    help: ({ array, missing }) => `add a rule for ${array}[${missing}], or number the positions from 0`,
  }),
  'rule/list-separator': define<{ path: string; separator: string; witness: string; schema: string }>({
    severity: 'error',
    title: 'List items that may hold the separator',
    message: ({ path, separator, witness }) =>
      `an item of ${quote(path)} may hold the separator ${quote(separator)}: ${quote(witness)} would be read back as ${witness.split(separator).length} items`,
    label: ({ witness }) => `${quote(witness)} cannot be written`,
    help: ({ separator, schema }) =>
      `exclude it in ${schema}: "pattern": ${JSON.stringify(`^[^${escapeInClass(separator)}]*$`)}; or accept that such items are refused, with because: …`,
  }),
  'rule/no-writer': define<{ path: string }>({
    severity: 'error',
    title: 'No arm is named as the writer',
    message: ({ path }) => `no arm of ${quote(path)} says that it is written when no arm supplied the value`,
    label: () => 'a new value would have no place to go',
    help: () => 'add writer: true to one arm, or only: fromVendor to the rule',
  }),
  'rule/pair-no-array': define<{ field: string; has: string; schema: string }>({
    severity: 'error',
    title: 'Pairs in what is no array',
    message: ({ field, has }) => `"pair" looks for names and values in ${quote(field)}, which holds ${has}`,
    label: ({ schema }) => `no array in ${schema}`,
    help: () => 'name the array that holds the pairs: in: …',
  }),
  'rule/several-writers': define<{ path: string }>({
    severity: 'error',
    title: 'Two arms are named as the writer',
    message: ({ path }) => `two arms of ${quote(path)} are marked writer: true`,
    label: () => 'a second writer',
    help: () => 'keep one',
  }),
  'rule/slot-repeated': define<{ field: string; path: string }>({
    severity: 'error',
    title: 'Two slots share one vendor field',
    message: ({ field, path }) =>
      `two slots of ${quote(path)} read and write the vendor field ${quote(field)}`,
    label: () => 'again here',
    help: () => 'give each slot a field of its own, or add only: fromVendor to the rule',
  }),
  'rule/slots-not-total': define<{ key: string; path: string; missing: readonly JsonScalar[] }>({
    severity: 'warning',
    title: 'Kinds of elements without a slot',
    message: ({ key, path, missing }) =>
      `${quote(path)} has no slot for elements whose ${quote(key)} is ${missing.slice(0, 8).map(quoteValue).join(' or ')}`,
    label: () => 'such an element cannot be written',
    help: () => 'add a slot under "from", or accept it with because: …',
  }),
  'rule/template-ambiguous': define<{
    template: string;
    witness: string;
    ways: readonly string[];
    bare: readonly string[];
  }>({
    severity: 'error',
    title: 'A template whose texts can be split in two ways',
    message: ({ template, witness }) =>
      `the template ${quote(template)} can split ${quote(witness)} in two ways`,
    label: ({ ways }) => (ways.length === 2 ? ways.join(' · or · ') : 'ambiguous'),
    help: ({ bare }) =>
      bare.length > 0
        ? `say what ${quoteList(bare, 'and')} may hold, such as {${bare[0]}:[^/]+}`
        : 'keep what separates the parts out of the parts: {name:[^/]+}',
  }),
  'rule/template-unproven': define<{ template: string }>({
    severity: 'note',
    title: 'A template that may be ambiguous',
    message: ({ template }) =>
      `it cannot be proved that texts of the template ${quote(template)} split in one way only`,
    label: () => 'a text that splits in two ways is an issue of its record',
  }),
  'rule/unknown-element-key': define<{ key: string; path: string; near: readonly string[] }>({
    severity: 'error',
    title: 'An element key that is no rule',
    message: ({ key, path }) => `no rule inside "each" of ${quote(path)} is called ${quote(key)}`,
    label: () => 'elements could not be matched by it',
    help: ({ near, key }) => didYouMean(near, `add a rule for it under fields: ${key}: …`),
  }),
  'rule/unknown-slot': define<{ slot: string; key: string; path: string; near: readonly string[] }>({
    severity: 'error',
    title: 'A slot that the schema does not have',
    message: ({ slot, key, path }) =>
      `no element of ${quote(path)} may have ${quote(slot)} as its ${quote(key)}`,
    label: () => 'would not be valid',
    help: ({ near }) => didYouMean(near),
  }),
};
