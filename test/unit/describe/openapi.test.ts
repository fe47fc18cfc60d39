// The OpenAPI description: that it is one, that its references lead somewhere, and that its schemas are schemas.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { openApiDescription } from '../../../src/describe/openapi/openapi.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/json/json.ts';
import { resolveRef } from '../../../src/schema/resolve-ref.ts';

const documentOf = (name: string, root: JsonObject) => ({
  name,
  file: `schemas/canonical/${name}.json`,
  root,
});
const describing = (...documents: readonly ReturnType<typeof documentOf>[]): JsonObject =>
  openApiDescription(documents, { title: 'Things', version: '1.0.0' });

const refsIn = (value: JsonValue): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === '$ref' && typeof each === 'string' ? [each] : refsIn(each),
  );
};

const schemasOf = ({ components }: JsonObject): JsonObject =>
  isJsonObject(components) && isJsonObject(components.schemas) ? components.schemas : {};

/** What OpenAPI 3.1 asks of a description that has components only, and of these. */
const faultsOf = (description: JsonObject): readonly string[] => {
  const faults: string[] = [];
  const allowed = new Set(['openapi', 'info', 'jsonSchemaDialect', 'components']);
  for (const key of Object.keys(description)) if (!allowed.has(key)) faults.push(`the key ${key}`);
  if (!/^3\.1\.\d+$/.test(String(description.openapi))) faults.push('the version');
  const { info } = description;
  if (!isJsonObject(info) || typeof info.title !== 'string' || typeof info.version !== 'string')
    faults.push('the info');
  for (const name of Object.keys(schemasOf(description)))
    if (!/^[a-zA-Z0-9._-]+$/.test(name)) faults.push(`the name ${name}`);
  for (const ref of refsIn(description))
    if (resolveRef(description, ref) === undefined) faults.push(`the reference ${ref}`);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...description, $id: 'https://example.com/description' });
  for (const name of Object.keys(schemasOf(description)))
    try {
      ajv.compile({ $ref: `https://example.com/description#/components/schemas/${name}` });
    } catch (error) {
      faults.push(`the schema ${name}: ${String(error)}`);
    }
  return faults;
};

describe('the description of the shipped resources', () => {
  const text = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
  const shipped: JsonObject = JSON.parse(text);

  it('is one of OpenAPI 3.1', () => {
    expect(faultsOf(shipped)).toEqual([]);
    expect(Object.keys(schemasOf(shipped))).toEqual(expect.arrayContaining(['Account', 'Contact']));
  });

  it('is valid by the published schema of OpenAPI 3.1, which refuses a broken one', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(shipped));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    const { info: _, ...nameless } = structuredClone(shipped);
    expect((await new Validator().validate(nameless)).valid).toBe(false);
    const misspelt = { ...structuredClone(shipped), component: {} };
    expect((await new Validator().validate(misspelt)).valid).toBe(false);
  });

  it('has examples that its own schemas take', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ ...shipped, $id: 'https://example.com/description' });
    const wrong: string[] = [];
    let count = 0;
    const visit = (value: JsonValue, pointer: string): void => {
      if (Array.isArray(value))
        for (const [index, each] of value.entries()) visit(each, `${pointer}/${index}`);
      if (!isJsonObject(value)) return;
      const examples: readonly JsonValue[] = Array.isArray(value.examples) ? value.examples : [];
      if (examples.length > 0) {
        const validate = ajv.compile({ $ref: `https://example.com/description#${encodeURI(pointer)}` });
        count += examples.length;
        for (const example of examples)
          if (!validate(example)) wrong.push(`${pointer}: ${JSON.stringify(example)}`);
      }
      for (const [key, each] of Object.entries(value))
        if (key !== 'examples') visit(each, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    };
    visit(schemasOf(shipped), '/components/schemas');
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(80);
  });
});

describe('a description', () => {
  it('gives definitions a component each, and references their new places', () => {
    const root: JsonObject = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:demo:thing',
      type: 'object',
      properties: {
        $ref: { type: 'string', enum: ['#/$defs/a'] },
        next: { $ref: '#' },
        size: { $ref: 'urn:demo:thing#/$defs/a~1b', description: 'How big.' },
        unit: { $ref: '#/$defs/a~1b/properties/unit' },
        again: { $ref: '#/properties/size' },
      },
      $defs: { 'a/b': { type: 'object', properties: { unit: { const: { $ref: '#/$defs/a' } } } } },
    };
    const description = describing(documentOf('thing', root));
    expect(schemasOf(description)).toEqual({
      Thing: {
        type: 'object',
        properties: {
          $ref: { type: 'string', enum: ['#/$defs/a'] },
          next: { $ref: '#/components/schemas/Thing' },
          size: { $ref: '#/components/schemas/ThingAB', description: 'How big.' },
          unit: { $ref: '#/components/schemas/ThingAB/properties/unit' },
          again: { $ref: '#/components/schemas/Thing/properties/size' },
        },
      },
      ThingAB: { type: 'object', properties: { unit: { const: { $ref: '#/$defs/a' } } } },
    });
  });

  it('is the same whatever the order of the documents, and tells names apart', () => {
    const documents = ['größe', 'thing', 'a/b', 'a-b'].map((name) => documentOf(name, { title: name }));
    expect(JSON.stringify(describing(...documents))).toBe(
      JSON.stringify(describing(...documents.toReversed())),
    );
    expect(Object.keys(schemasOf(describing(...documents)))).toEqual(['AB', 'AB2', 'Gr__e', 'Thing']);
    expect(faultsOf(describing(...documents))).toEqual([]);
  });

  it('keeps properties with names of the language', () => {
    const root: JsonObject = JSON.parse('{"properties":{"__proto__":{"type":"string"},"constructor":{}}}');
    const [schema] = Object.values(schemasOf(describing(documentOf('thing', root))));
    expect(JSON.stringify(schema)).toBe('{"properties":{"__proto__":{"type":"string"},"constructor":{}}}');
  });
});
