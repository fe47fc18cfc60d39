// Codes about YAML as text, before anybody asks what it means. Code: `yaml/kebab-name`, never reused.
import { didYouMean, quote } from '../quote.ts';
import { define } from './define.ts';

export const yamlDiagnostics = {
  'yaml/alias-expansion': define<{ bound: number }>({
    severity: 'error',
    title: 'Aliases expand too far',
    message: ({ bound }) => `the aliases of this file expand to more than ${bound} nodes`,
    label: () => 'the bound is reached here',
    help: () => 'write the repeated part once, under a name of the mapping language (a value map, a ref)',
  }),
  'yaml/bad-escape': define<{ sequence: string }>({
    severity: 'error',
    title: 'An escape that YAML does not know',
    message: ({ sequence }) => `${sequence} is no escape in a double-quoted text`,
    help: () =>
      'write the backslash twice, or put the text in single quotes, where a backslash is only a backslash',
  }),
  'yaml/bad-indentation': define({
    severity: 'error',
    title: 'Indentation that fits no level',
    message: () => 'this line is indented to a column at which nothing began',
    help: () => 'indent all keys (or all dashes) of one level by the same number of spaces',
  }),
  'yaml/bracket-in-text': define<{ before: string; rest: string }>({
    severity: 'error',
    title: 'Text behind a value that has ended',
    message: ({ before, rest }) =>
      `YAML ends the value after ${quote(before)}, and ${quote(rest)} has no place behind it`,
    label: () => 'the value ends before this',
    help: () => 'put the whole value in single quotes, or write it as a block under `|`',
  }),
  'yaml/colon-in-text': define({
    severity: 'error',
    title: 'A colon makes a second key on one line',
    message: () => 'a second `: ` makes this value a key, and a key cannot begin here',
    label: () => 'this is read as a key',
    help: () =>
      'if it is a text, put it in single quotes; if it is a key, begin it on the next line, indented further',
  }),
  'yaml/comment-in-text': define<{ text: string }>({
    severity: 'warning',
    title: 'A comment cuts a text short',
    message: ({ text }) => `a space and # begin a comment: the value is only ${quote(text)}`,
    label: () => 'read as a comment',
    help: () => 'if # belongs to the value, put the value in single quotes; if not, write a space after #',
  }),
  'yaml/continued-text': define<{ line: string }>({
    severity: 'warning',
    title: 'A line continues the text above',
    message: ({ line }) => `the line ${quote(line)} is read as a continuation of the text above it`,
    label: () => 'not an item or a key, but more text',
    help: () => 'check the indentation, and the space after the dash or colon',
  }),
  'yaml/control-character': define<{ character: string }>({
    severity: 'error',
    title: 'A control character',
    message: ({ character }) => `the character ${character} is not allowed in YAML`,
    help: () => 'remove it, or write it as an escape in a double-quoted text',
  }),
  'yaml/directive': define<{ directive: string }>({
    severity: 'error',
    title: 'A directive',
    message: ({ directive }) => `the directive ${quote(directive)} is not read: files are YAML 1.2`,
    help: () => 'remove the line',
  }),
  'yaml/duplicate-key': define<{ key: string }>({
    severity: 'error',
    title: 'A key stands twice',
    message: ({ key }) => `the key ${quote(key)} stands twice in one mapping`,
    label: () => 'again here',
    help: () => 'remove or rename one of the two',
  }),
  'yaml/empty-block': define<{ header: string }>({
    severity: 'error',
    title: 'A block without text',
    message: ({ header }) => `${quote(header)} begins a block of text, and no text follows`,
    label: () => 'nothing is indented below this',
    help: () => "indent the text below further than its key; an empty text is written ''",
  }),
  'yaml/empty-file': define({
    severity: 'error',
    title: 'A file without content',
    message: () => 'the file is empty',
  }),
  'yaml/key-not-text': define({
    severity: 'error',
    title: 'A key that is not a text',
    message: () => 'a key must be a text (or a list of texts), not a mapping',
    help: () => 'put it in quotes if it is a text',
  }),
  'yaml/key-too-long': define({
    severity: 'error',
    title: 'A key that is too long',
    message: () => 'a key may have at most 1024 characters',
  }),
  'yaml/key-without-value': define<{ key: string }>({
    severity: 'warning',
    title: 'A key in braces without a value',
    message: ({ key }) => `{${key}} is read as a mapping that has the key ${quote(key)} and no value`,
    help: ({ key }) => `if it is a text, write '{${key}}'; if not, write a value after the key`,
  }),
  'yaml/merge-key': define({
    severity: 'error',
    title: 'A merge key',
    message: () => 'merge keys (<<) are not part of YAML 1.2 and are not read',
    help: () => 'write the keys out, or extend the mapping by an overlay',
  }),
  'yaml/missing-colon': define<{ text: string }>({
    severity: 'error',
    title: 'A key without a colon',
    message: ({ text }) => `${quote(text)} stands where a key is due, and no \`: \` follows`,
    help: () => 'write `key: value`, with a space after the colon',
  }),
  'yaml/missing-comma': define({
    severity: 'error',
    title: 'A missing comma',
    message: () => 'inside { } and [ ] a comma is due before the next key',
    help: () => 'write a comma between the entries, or quote a value that contains `: `',
  }),
  'yaml/missing-key': define({
    severity: 'error',
    title: 'A value without a key',
    message: () => 'a colon stands here without a key before it',
    help: () => "write the key; an empty text as a key is written ''",
  }),
  'yaml/nesting': define<{ bound: number }>({
    severity: 'error',
    title: 'Nested too deeply',
    message: ({ bound }) => `the file nests more than ${bound} levels deep`,
  }),
  'yaml/recursive-alias': define<{ name: string }>({
    severity: 'error',
    title: 'An alias inside its own anchor',
    message: ({ name }) => `the alias ${quote(`*${name}`)} stands inside the value that it repeats`,
  }),
  'yaml/reserved-start': define<{ character: string; meaning: string }>({
    severity: 'error',
    title: 'A text that begins with a sign of YAML',
    message: ({ character, meaning }) => `a text cannot begin with ${character}: ${meaning}`,
    help: () => 'put the text in single quotes',
  }),
  'yaml/several-documents': define({
    severity: 'error',
    title: 'Several documents in one file',
    message: () => 'a second YAML document begins here, and only the first is read',
    help: () => 'put each document in a file of its own',
  }),
  'yaml/syntax': define<{ reason: string }>({
    severity: 'error',
    title: 'Text that is not YAML',
    message: ({ reason }) => `this is not valid YAML: ${reason}`,
  }),
  'yaml/tab-indentation': define({
    severity: 'error',
    title: 'A tab as indentation',
    message: () => 'YAML is indented by spaces, and here stands a tab',
    help: () => 'replace the tab by spaces',
  }),
  'yaml/tag': define<{ tag: string }>({
    severity: 'error',
    title: 'A tag',
    message: ({ tag }) =>
      `tags such as ${quote(tag)} are not read: the schema at a place says what a value is`,
    help: () => 'remove the tag; a text that begins with ! goes in quotes',
  }),
  'yaml/too-large': define<{ bound: number; unit: 'characters' | 'tokens' }>({
    severity: 'error',
    title: 'A file that is too large',
    message: ({ bound, unit }) => `the file has more than ${bound} ${unit}, and is not read`,
  }),
  'yaml/unclosed': define<{ opening: string; closing: string }>({
    severity: 'error',
    title: 'A quote or bracket that is not closed',
    message: ({ opening, closing }) => `the ${opening} that begins here has no ${closing} that ends it`,
    label: () => 'begins here',
    help: ({ opening, closing }) =>
      opening === closing
        ? 'close the text with the same quote'
        : `write ${closing}, and indent the lines before it further than the key; a text that begins with ${opening} goes in quotes`,
  }),
  'yaml/unknown-alias': define<{ name: string; near: readonly string[] }>({
    severity: 'error',
    title: 'An alias without an anchor',
    message: ({ name }) =>
      name === ''
        ? 'a * alone is an alias without a name'
        : `there is no anchor ${quote(`&${name}`)} above this alias`,
    help: ({ near }) => didYouMean(near, 'if it is a text that begins with *, put it in quotes'),
  }),
  'yaml/value-and-keys': define<{ value: string }>({
    severity: 'error',
    title: 'Keys below a value',
    message: ({ value }) => `${quote(value)} is a value already, and the next line adds a key to it`,
    label: () => 'the value',
    help: () =>
      'indent the key as far as its neighbours, or remove the value; a text of several lines goes below `|`',
  }),
};
