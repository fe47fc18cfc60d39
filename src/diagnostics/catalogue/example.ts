// Codes about examples beside the rules. Code: `example/kebab-name`, never reused. Entries stand in alphabetical order.
import { didYouMean, quote } from '../quote.ts';
import { define } from './define.ts';

export const exampleDiagnostics = {
  'example/duplicate-name': define<{ name: string }>({
    severity: 'error',
    title: 'Two examples of one name',
    message: ({ name }) => `two examples are called ${quote(name)}`,
    label: () => 'a report could not tell them apart',
    help: () => 'say in the name what this one shows',
  }),
  'example/unknown-field': define<{
    side: 'vendor' | 'canonical';
    name: string;
    schema: string;
    near: readonly string[];
  }>({
    severity: 'warning',
    title: 'A field in an example that is probably misspelt',
    message: ({ side, name }) => `there is no ${side} field ${quote(name)}`,
    label: ({ schema }) => `${schema} has no such field`,
    help: ({ near }) => didYouMean(near),
  }),
  'example/unknown-issue': define<{ code: string; near: readonly string[] }>({
    severity: 'error',
    title: 'An example expects an issue that does not exist',
    message: ({ code }) => `there is no issue ${quote(code)}`,
    label: () => 'nothing raises it',
    help: ({ near }) => didYouMean(near, 'use a code that crosswalk test prints, such as value/type'),
  }),
};
