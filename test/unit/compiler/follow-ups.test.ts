// What is left out because it follows from a problem told already, and what is kept all the same.
import { describe, expect, it } from 'vitest';
import { compileMappings } from '../../../src/compiler/compile-mappings.ts';
import { mappingText, type Thing } from './checks/checked.ts';

const schemas = [
  { path: 'schemas/demo/thing.json', properties: { id: { type: 'integer' }, name: { type: 'string' } } },
  { path: 'schemas/canonical/thing.json', properties: { id: { type: 'string' }, name: { type: 'string' } } },
].map(({ path, properties }) => ({
  path,
  text: JSON.stringify({ type: 'object', additionalProperties: false, properties }),
}));

const codesOf = (thing: Thing): readonly string[] =>
  compileMappings({ mappings: [{ path: 'thing.yaml', text: mappingText(thing) }], schemas }).diagnostics.map(
    ({ code }) => code,
  );

describe('beside an error about YAML', () => {
  const unclosed = 'valueMaps:\n  states: { New: new\n';

  it('names that it could have defined are not missed', () => {
    const fields = 'name: { from: name, map: states }';
    expect(codesOf({ fields })).toContain('resolve/unknown-value-map');
    expect(codesOf({ fields, sections: unclosed })).not.toContain('resolve/unknown-value-map');
  });

  it('every other problem of the file is told', () => {
    const fields = 'name: nmae';
    const alone = codesOf({ fields });
    expect(alone).toContain('rule/unknown-field');
    const beside = codesOf({ fields, sections: unclosed });
    expect(beside.filter((code) => code.startsWith('yaml/'))).not.toEqual([]);
    expect(beside).toEqual(expect.arrayContaining([...alone]));
  });
});
