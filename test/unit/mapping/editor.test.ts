// An editor with a YAML language server and the schema completes and explains mappings.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CODEC_KEYS, SHAPES, SOURCE_KEYS } from '../../../src/mapping/keys.ts';
import { AS_NAMES } from '../../../src/mapping/tree.ts';
import { FULL, FULL_OVERLAY } from './files.ts';
import { type Completion, LanguageServer } from './language-server.ts';

const server = new LanguageServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const labels = (items: readonly Completion[]) => items.map(({ label }) => label);
const documentationOf = (items: readonly Completion[], label: string): string => {
  const { documentation = '' } = items.find((item) => item.label === label) ?? {};
  return typeof documentation === 'string' ? documentation : documentation.value;
};

describe('an editor', () => {
  it('completes the keys of a rule and explains each', async () => {
    const items = await server.complete('mapping: a/b\nfields:\n  firstName:\n    from: firstName\n    ▮\n');
    const others = [...SOURCE_KEYS, ...CODEC_KEYS].filter((key) => key !== 'from');
    expect(labels(items)).toEqual(
      expect.arrayContaining([...others, 'only', 'because', 'default', 'locked']),
    );
    expect(labels(items)).not.toContain('when');
    expect(documentationOf(items, 'because')).toContain('Why.');
  });

  it('completes the keys of an arm', async () => {
    const items = await server.complete(
      'mapping: a/b\nfields:\n  email:\n    firstOf:\n      - from: email\n        ▮\n',
    );
    expect(labels(items)).toEqual(expect.arrayContaining(['when', 'writer', 'as']));
  });

  it('completes the names of codecs and explains each', async () => {
    const items = await server.complete('mapping: a/b\nfields:\n  a:\n    from: a\n    as: ▮\n');
    expect(labels(items)).toEqual(expect.arrayContaining([...AS_NAMES]));
    expect(documentationOf(items, 'idString')).toContain('whole number as text');
  });

  it('completes the words of policies', async () => {
    const items = await server.complete('mapping: a/b\npolicies:\n  unmapped:\n    fromVendor: ▮\n');
    expect(labels(items)).toEqual(expect.arrayContaining(['drop', 'keep', 'collect', 'error']));
    expect(documentationOf(items, 'collect')).toContain('custom');
  });

  it('writes the key null in quotes, because a plain one makes the server silent', async () => {
    const items = await server.complete('mapping: a/b\npolicies:\n  ▮\n');
    expect(items.find(({ label }) => label === 'null')?.insertText).toMatch(/^"null":/);
    const root = await server.complete('mapping: a/b\n▮\n');
    expect(root.find(({ label }) => label === 'policies')?.insertText).not.toContain('null:');
    const [whole] = await server.complete('mapping: a/b\npolicies: ▮\n');
    expect(whole?.insertText).toContain('"null":\n    fromVendor: omit');
  });

  it('completes the keys of a base and of an overlay, each its own', async () => {
    const base = labels(await server.complete('mapping: a/b\n▮\n'));
    expect(base).toEqual(expect.arrayContaining(SHAPES.mapping.keys.filter((key) => key !== 'mapping')));
    expect(base).not.toContain('extends');
    const overlay = labels(await server.complete('overlay: acme\n▮\n'));
    expect(overlay).toEqual(expect.arrayContaining(SHAPES.overlay.keys.filter((key) => key !== 'overlay')));
    expect(overlay).not.toContain('policies');
  });

  it('explains a key under the pointer', async () => {
    expect(await server.hover('mapping: a/b\nfields:\n  a: { fro▮m: b }\n')).toContain('`costs[0].cost`');
    expect(await server.hover('mapping: a/b\npoli▮cies: {}\n')).toContain('All are stated');
  });

  it('underlines a misspelt key and nothing in a mapping that is right', async () => {
    expect(await server.problems(FULL.replace('firstName: firstName', 'firstName: { form: x }'))).toEqual([
      'Property form is not allowed.',
    ]);
    expect(await server.problems(FULL)).toEqual([]);
    expect(await server.problems(FULL_OVERLAY)).toEqual([]);
  });
});

describe('an editor of a file of examples', () => {
  const examples = new LanguageServer('examples.schema.json');
  beforeAll(() => examples.start());
  afterAll(() => examples.stop());

  it('completes the keys of an example', async () => {
    const items = labels(await examples.complete('examples:\n  - name: a\n    ▮\n'));
    expect(items).toEqual(expect.arrayContaining(['vendor', 'canonical', 'onto', 'issue', 'partial']));
  });

  it('underlines a misspelt key', async () => {
    expect(await examples.problems('examples:\n  - { name: a, vendor: {}, isue: {} }\n')).toEqual([
      'Property isue is not allowed.',
    ]);
    expect(await examples.problems('- { name: a, vendor: {} }\n')).toEqual([]);
  });
});
