// Codes about a mapping file as a whole: its structure, what it refers to, overlays. Code: `mapping/kebab-name`, never reused. Entries stand in alphabetical order.
import { didYouMean, quote, quoteList } from '../quote.ts';
import { define } from './define.ts';

export const mappingDiagnostics = {
  'mapping/bad-name': define<{ name: string; expected: string }>({
    severity: 'error',
    title: 'A name of the wrong form',
    message: ({ name, expected }) => `${quote(name)} is not ${expected}`,
  }),
  'mapping/bad-path': define<{ path: string; reason: string }>({
    severity: 'error',
    title: 'A path that cannot be read',
    message: ({ path, reason }) => `the path ${quote(path)} cannot be read: ${reason}`,
    help: () => 'paths are written a.b.c, costs[0].cost, ["Webpage URL"] or items[id=4].name',
  }),
  'mapping/bad-pattern': define<{ pattern: string; reason: string }>({
    severity: 'error',
    title: 'A regular expression that cannot be read',
    message: ({ pattern, reason }) => `the pattern ${quote(pattern)} is no regular expression: ${reason}`,
  }),
  'mapping/bad-template': define<{ reason: string }>({
    severity: 'error',
    title: 'A template that cannot be read',
    message: ({ reason }) => `the template cannot be read: ${reason}`,
    help: () => 'parts are written {name} or {name:regex}, a parameter {param.name}, a brace {{',
  }),
  'mapping/bad-value': define<{ expected: string; found: string }>({
    severity: 'error',
    title: 'A value of the wrong form',
    message: ({ expected, found }) => `expected ${expected}, found ${found}`,
  }),
  'mapping/duplicate-name': define<{ what: string; name: string }>({
    severity: 'error',
    title: 'A name stands twice',
    message: ({ what, name }) => `there are two ${what} called ${quote(name)}`,
    label: () => 'again here',
    help: () => 'remove or rename one of the two',
  }),
  'mapping/duplicate-path': define<{ path: string }>({
    severity: 'error',
    title: 'A path has two rules',
    message: ({ path }) => `two entries are about the path ${quote(path)}`,
    label: () => 'again here',
    help: () => 'remove one of the two; a[0] and a.0 are one path',
  }),
  'mapping/empty-text': define<{ key: string }>({
    severity: 'error',
    title: 'A text that says nothing',
    message: ({ key }) => `${quote(key)} needs a text that is not empty`,
  }),
  'mapping/forbidden-name': define<{ name: string }>({
    severity: 'error',
    title: 'A name that JavaScript keeps for itself',
    message: ({ name }) =>
      `${quote(name)} cannot be a name here: in JavaScript it reaches an object's prototype`,
    help: () => 'use another name',
  }),
  'mapping/misplaced-key': define<{ key: string; needs: string }>({
    severity: 'error',
    title: 'A key without the key it belongs to',
    message: ({ key, needs }) => `${quote(key)} has a meaning only ${needs}`,
    help: ({ key }) => `remove "${key}"`,
  }),
  'mapping/missing-key': define<{ key: string; what: string; sample?: string | undefined }>({
    severity: 'error',
    title: 'A key is missing',
    message: ({ key, what }) => `${what} needs the key ${quote(key)}`,
    label: ({ key }) => `no "${key}" here`,
    help: ({ sample }) => (sample === undefined ? undefined : `add ${sample}`),
  }),
  'mapping/no-source': define<{ path: string }>({
    severity: 'error',
    title: 'A rule without a source',
    message: ({ path }) => `the rule for ${quote(path)} does not say where its value comes from`,
    help: () => 'add one source, such as from: vendorField',
  }),
  'mapping/several-codecs': define<{ keys: readonly string[] }>({
    severity: 'error',
    title: 'Two codecs in one place',
    message: ({ keys }) => `${quoteList(keys, 'and')} cannot stand beside each other`,
    help: () =>
      'a chain is written as: [ … ], left to right from the vendor, for example as: [ { text: { trim: true } }, { map: name } ]',
  }),
  'mapping/several-sources': define<{ path: string; keys: readonly string[] }>({
    severity: 'error',
    title: 'Two sources in one rule',
    message: ({ path, keys }) =>
      `the rule for ${quote(path)} has more than one source: ${quoteList(keys, 'and')}`,
    help: () => 'keep one; several fields for one value are written firstOf: [ … ] or join: [ … ]',
  }),
  'mapping/unknown-key': define<{ key: string; what: string; near: readonly string[] }>({
    severity: 'error',
    title: 'A key that the language does not have',
    message: ({ key, what }) => `${what} has no key ${quote(key)}`,
    help: ({ near }) => didYouMean(near),
  }),
  'mapping/unknown-word': define<{ word: string; words: readonly string[]; near: readonly string[] }>({
    severity: 'error',
    title: 'A word that has no meaning at its place',
    message: ({ word, words }) => `${quote(word)} is not one of ${words.join(', ')}`,
    help: ({ near }) => didYouMean(near),
  }),
  'mapping/wrong-kind': define<{ expected: string; found: string }>({
    severity: 'error',
    title: 'A value of the wrong kind',
    message: ({ expected, found }) => `expected ${expected}, found ${found}`,
  }),
  'overlay/base-only': define<{ key: string }>({
    severity: 'error',
    title: 'An overlay states what belongs to the base',
    message: ({ key }) => `${quote(key)} belongs to the base mapping alone; an overlay cannot state it`,
    help: ({ key }) => `remove "${key}" here, or change it in the base mapping`,
  }),
  'overlay/level': define<{ level: string; under: string }>({
    severity: 'error',
    title: 'Overlays in the wrong order',
    message: ({ level, under }) =>
      level === under
        ? `an overlay for the ${level} extends another for the ${under}`
        : `an overlay for the ${level} cannot extend one for the ${under}`,
    help: ({ level, under }) =>
      level === under
        ? 'put the two into one overlay, or give one of them another level: organization, then account, then instance'
        : 'the order is organization, account, instance',
  }),
  'overlay/locked': define<{ what: string; name: string; path: string }>({
    severity: 'error',
    title: 'An overlay changes what is locked',
    message: ({ what, name, path }) =>
      `${what} ${quote(name)} cannot be changed here: the rule for ${quote(path)} is locked`,
    help: () => 'remove it from the overlay, or take "locked" from the rule',
  }),
  'overlay/overlapping-paths': define<{ path: string; other: string }>({
    severity: 'error',
    title: 'An overlay writes beside a parent or a child',
    message: ({ path, other }) => `${quote(path)} lies above or below ${quote(other)}, which has a rule`,
    help: ({ other }) => `remove the other rule too: remove: [${other}]`,
  }),
  'overlay/removes-and-maps': define<{ path: string }>({
    severity: 'error',
    title: 'An overlay removes what it maps',
    message: ({ path }) => `${quote(path)} is removed and mapped in one overlay`,
    help: () => 'a key under fields replaces the whole rule; "remove" is not needed for that',
  }),
  'overlay/removes-nothing': define<{ what: string; name: string; near: readonly string[] }>({
    severity: 'error',
    title: 'An overlay removes what is not there',
    message: ({ what, name }) => `there is no ${what} ${quote(name)} to remove`,
    help: ({ near }) => didYouMean(near),
  }),
  'overlay/row-exists': define<{ map: string; row: string }>({
    severity: 'error',
    title: 'An overlay adds a row that exists',
    message: ({ map, row }) => `the value map ${quote(map)} has a row for ${quote(row)} already`,
    help: ({ row }) => `to change it, remove it too: remove: [${JSON.stringify(row)}]`,
  }),
  'overlay/supersedes-nothing': define<{ name: string; near: readonly string[] }>({
    severity: 'error',
    title: 'An overlay supersedes an example that is not there',
    message: ({ name }) => `the base has no example called ${quote(name)}`,
    help: ({ near }) => didYouMean(near),
  }),
  'overlay/unknown-value-map': define<{ name: string; near: readonly string[] }>({
    severity: 'error',
    title: 'An overlay changes a value map that is not there',
    message: ({ name }) => `the base has no value map called ${quote(name)}`,
    help: ({ near }) => didYouMean(near, 'a new value map is written { replace: { … } }'),
  }),
};
