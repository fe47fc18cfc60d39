// The page `docs/jsonata.md`: what differs from the `jsonata` package, written from the list that the tests go by.
import { KNOWN_DIFFERENCES } from './known-differences.ts';

interface Difference {
  readonly name: string;
  readonly reason: string;
}

/** What no evaluation of one expression can show to the fuzz: inputs that are not JSON, guards, and options. */
const OTHER_DIFFERENCES: readonly Difference[] = [
  {
    name: 'flags-from-outside',
    reason:
      'The package marks arrays that it made (`sequence`, `keepSingleton`, …), and treats an array of an input that carries such a mark as its own: one item alone loses its array. Here an array from outside is an array, whatever an earlier result left on it.',
  },
  {
    name: 'holes',
    reason:
      'Some functions of the package skip a hole in an array, others read it as nothing. Here a hole is an item that is nothing. JSON has neither holes nor marks.',
  },
  {
    name: 'plain-results',
    reason:
      'Results are plain JSON: arrays without marks, objects with the ordinary prototype; the package gives marked arrays and objects without prototype. A function in a result is kept, and is no object of the package.',
  },
  {
    name: 'errors',
    reason:
      'Errors are instances of `JsonataError`. Code, position and token are those of the package; messages are our own sentences. Codes of ours: `async-function` (a function returned a promise to `evaluate`), `eval-forbidden`, `not-lowered`, `regex-not-linear`, `too-large`.',
  },
  {
    name: 'eval-off',
    reason:
      '`$eval` runs text only with `allowEval: true`. The message that D3121 carries is cut after 500 characters.',
  },
  {
    name: 'host-functions',
    reason:
      'Functions are given in `functions` when an expression is compiled, without a signature; they are called without `this`. `evaluate` is synchronous; `evaluateAsync` evaluates parts one after the other, and waits for promises in the input and in bindings too.',
  },
  {
    name: 'text-bounds',
    reason:
      'An expression of more than 1,000,000 characters, with brackets more than 250 deep, or that grows beyond 500,000 tokens (the parser repeats the left side of `??` and `?:`) is the problem `too-large`.',
  },
  {
    name: 'too-large',
    reason:
      'With `sequence`, one evaluation may make 2^25 words of eight bytes: an item of an array counts one, a member of an object two, eight characters of a text one, garbage included. More is the error `too-large`. The package bounds sequences only one by one. With `timeout` or `sequence`, a picture and what is read with one have at most 2,000 characters.',
  },
  {
    name: 'timeout-ahead',
    reason:
      'With `timeout`, a search that cannot be interrupted (a linear regular expression over a long text, a date picture whose parts run into each other) and that would certainly take longer is D1012 before it begins. The clock is looked at every few thousand steps, in built-in functions too; the package looks when it evaluates a part.',
  },
  {
    name: 'stack-ahead',
    reason:
      'With `stack`, nesting is counted as in the package, but where a body begins: if something else in that body fails before the part that is nested too deeply, D1011 is told first. Members of a constructor do not add to each other, as they do in the package, which evaluates them side by side.',
  },
  {
    name: 'linear-patterns',
    reason:
      'With `regex: "linear"`, patterns that look around or refer back are refused with `regex-not-linear`, and a match is found in time that grows with the text, not beyond. Without it they run on the host, which no guard can interrupt.',
  },
];

const HEAD = `# JSONata

\`compileJsonata\` gives what the \`jsonata\` package, version 2.2.2, gives: values, error codes, positions and tokens, for
every expression and input, but for what stands on this page. The official test suite (1,686 cases), random expressions and
mutations of real ones are compared with the package, each difference being an error unless it is one of these;
\`npm run fuzz\` and \`npm run fuzz -- --mutations\` do so for as long as wanted.

## Where the package is not followed

Each is a quirk of the package. Beside it stands the smallest expression that shows it; with nothing but that mended, the
package gives what is given here.
`;

const shown = ({ expression, input }: (typeof KNOWN_DIFFERENCES)[number]['example']): string =>
  `Example: \`${expression.includes('`') ? expression.replaceAll('`', "'") : expression}\`${input === undefined ? '' : ` on \`${JSON.stringify(input)}\``}`;

/** The whole page. */
export const differencesPage = (): string =>
  [
    HEAD,
    ...KNOWN_DIFFERENCES.map((each) => `### ${each.name}\n\n${each.reason}\n\n${shown(each.example)}\n`),
    '## Outside of expressions\n',
    ...OTHER_DIFFERENCES.map(({ name, reason }) => `### ${name}\n\n${reason}\n`),
  ].join('\n');
