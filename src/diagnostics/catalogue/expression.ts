// Codes about authored JSONata: syntax, references, what cannot be compiled. Code: `expression/kebab-name`, never reused. Entries stand in alphabetical order.

import { didYouMean, quote, quoteList } from '../quote.ts';
import { define } from './define.ts';

type Direction = 'fromVendor' | 'toVendor';

/** What to write in place of a function whose value no check can foresee. */
const insteadOf = (name: string): string =>
  name === 'eval'
    ? 'write the expression itself'
    : name === 'now' || name === 'millis'
      ? 'take the time from the record, or hand it in as a parameter: $param.now'
      : 'take the value from the record, or hand it in as a parameter';

export const expressionDiagnostics = {
  'expression/forbidden-function': define<{ name: string; reason: string }>({
    severity: 'error',
    title: 'A function that a mapping may not call',
    message: ({ name, reason }) => `${quote(`$${name}`)} cannot be called in a mapping: ${reason}`,
    label: () => 'one record must always give one result',
    help: ({ name }) => insteadOf(name),
  }),
  'expression/never-equal': define<{ name: string; constant: string; domain: string }>({
    severity: 'warning',
    title: 'A comparison with a value that the field cannot have',
    message: ({ name, constant, domain }) => `${quote(name)} is never ${constant}: its schema says ${domain}`,
    label: () => 'never equal',
    help: () => 'compare with a value that the schema has, or mend the schema',
  }),
  'expression/not-declared': define<{
    name: string;
    path: string;
    near: readonly string[];
    writes: readonly string[];
  }>({
    severity: 'error',
    title: 'An expression returns a field that it does not declare',
    message: ({ name, path }) =>
      `the expression of ${quote(path)} returns ${quote(name)}, which "writes" does not list`,
    label: () => 'would not be written',
    help: ({ near, writes }) => didYouMean(near, `declare it: writes: [${writes.join(', ')}]`),
  }),
  'expression/not-written': define<{ name: string; path: string }>({
    severity: 'error',
    title: 'An expression declares a field that it never returns',
    message: ({ name, path }) => `the expression of ${quote(path)} never returns ${quote(name)}`,
    label: () => 'declared here',
    help: () => 'return it from toVendor, or take it out of "writes"',
  }),
  'expression/regex': define<{ construct: string; pattern: string }>({
    severity: 'error',
    title: 'A regular expression that needs backtracking',
    message: ({ construct, pattern }) =>
      `the pattern ${quote(pattern)} uses ${construct}, which cannot be matched in linear time`,
    label: () => 'not supported',
    help: () => 'match the longer text, and take the part out of it by a group',
  }),
  'expression/syntax': define<{ code: string; message: string }>({
    severity: 'error',
    title: 'An expression is no JSONata',
    message: ({ code, message }) => `this is no JSONata: ${message} (${code})`,
    label: () => 'reading stops here',
  }),
  'expression/unknown-function': define<{ name: string; near: readonly string[] }>({
    severity: 'error',
    title: 'An unknown function',
    message: ({ name }) => `there is no function ${quote(`$${name}`)}`,
    label: () => 'would fail for every record',
    help: ({ near }) =>
      didYouMean(near, 'call a function of JSONata, or define it: $name := function($x){ … }'),
  }),
  'expression/unknown-path': define<{
    side: 'vendor' | 'canonical';
    name: string;
    schema: string;
    near: readonly string[];
    direction: Direction;
  }>({
    severity: 'error',
    title: 'A path in an expression that the schema does not have',
    message: ({ side, name }) => `there is no ${side} field ${quote(name)}`,
    label: ({ schema }) => `${schema} has no such field`,
    help: ({ near, direction, side }) =>
      didYouMean(
        near,
        direction === 'toVendor' && side === 'canonical'
          ? 'toVendor reads the canonical record; the vendor record as it was is $onto'
          : direction === 'fromVendor'
            ? 'fromVendor reads the vendor record'
            : '',
      ),
  }),
  'expression/unknown-variable': define<{
    name: string;
    near: readonly string[];
    known: readonly string[];
    direction: Direction;
  }>({
    severity: 'error',
    title: 'An unknown variable',
    message: ({ name, direction }) => `nothing binds the variable ${quote(`$${name}`)} in ${direction}`,
    label: () => 'is always nothing',
    help: ({ near, known }) => didYouMean(near, `the engine binds ${quoteList(known, 'and')}`),
  }),
};
