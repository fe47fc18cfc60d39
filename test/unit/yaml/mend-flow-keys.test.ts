// A flow list as a key is read wherever the entry stands in its map.
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/yaml/parse-yaml.ts';

const keysOf = (text: string) => {
  const { root, diagnostics } = parseYaml({ path: 'a.yaml', text });
  const entries = root?.kind === 'map' ? root.entries : [];
  return { codes: diagnostics.map(({ code }) => code), keys: entries.map(({ key }) => key.text) };
};

describe('a flow list as a key', () => {
  it.each([
    ['[b, c]: 2\na: 1\n', ['[b, c]', 'a']],
    ['a: 1\n[b, c]: 2\n', ['a', '[b, c]']],
    ['a:\n  b: 1\n# note\n[b, c]: 2 # end\n[d]: 3\n', ['a', '[b, c]', '[d]']],
  ])('is read in %j', (text, keys) => {
    expect(keysOf(text)).toEqual({ codes: [], keys });
  });

  it('is read in an indented map behind other entries', () => {
    const { codes } = keysOf('branches:\n  Visit: { a: b }\n  [Add to List, Remove from List]: { c: d }\n');
    expect(codes).toEqual([]);
  });

  it('is still refused where no key can stand', () => {
    expect(keysOf('a: 1\n  [b]: 2\n').codes).not.toEqual([]);
  });
});
