// The JSON Schema of mappings says what the parser says: the same keys, the same words, every one explained.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/json/json.ts';
import {
  DIRECTIONS,
  LEVELS,
  LOOKUP_STYLES,
  LOOKUPS,
  PARAMETER_TYPES,
  POLICY_WORDS,
  REMOVED_WORDS,
  SHAPES,
  TEXT_CASES,
  UNKNOWN_WORDS,
} from '../../../src/mapping/keys.ts';
import { literalOf } from '../../../src/mapping/literal.ts';
import { parseExamplesFile } from '../../../src/mapping/parse-examples.ts';
import { AS_NAMES } from '../../../src/mapping/tree.ts';
import { parseYaml } from '../../../src/yaml/parse-yaml.ts';
import { baseWith, FULL, FULL_OVERLAY, parse } from './files.ts';

const file = fileURLToPath(new URL('../../../schemas/mapping.schema.json', import.meta.url));
const schema: JsonObject = JSON.parse(readFileSync(file, 'utf8'));

const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
ajv.addVocabulary(['markdownDescription', 'defaultSnippets', 'enumDescriptions']);
ajv.addSchema(schema, 'mapping.schema.json');
const validate = ajv.compile(schema);
const examplesSchema = fileURLToPath(new URL('../../../schemas/examples.schema.json', import.meta.url));
const validateExamples = ajv.compile(JSON.parse(readFileSync(examplesSchema, 'utf8')));

const jsonOf = (text: string): JsonValue => {
  const { root, diagnostics } = parseYaml({ path: 'a.yaml', text });
  const any = { types: new Set<never>(), nullable: true, patterns: [], readOnly: false, emptyIsNull: false };
  const literal = root && literalOf(root, any);
  if (diagnostics.length > 0 || !literal?.ok) throw new Error(`cannot be read: ${text}`);
  return literal.value;
};

const errorsOf = (text: string): readonly string[] => {
  validate(jsonOf(text));
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
};

const root = new URL('../../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** The project's own mapping files, relative to the root. */
const OWN = readdirSync(new URL('mappings', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `mappings/${name.replaceAll('\\', '/')}`);

/** The whole files among the samples of the language's text, if it lies beside the project. */
const LANGUAGE = '../shared/LANGUAGE.md';
const SAMPLES = existsSync(new URL(LANGUAGE, root))
  ? [...textOf(LANGUAGE).matchAll(/```yaml\n(.*?)```/gs)]
      .map(([, sample = '']) => sample)
      .filter((sample) => /^(?:mapping|overlay):/m.test(sample))
  : [];

const at = (pointer: string): JsonObject => {
  let node: JsonValue = schema;
  for (const step of pointer.split('/')) {
    const next: JsonValue | undefined = Array.isArray(node)
      ? (node[Number(step)] as JsonValue)
      : isJsonObject(node)
        ? node[step]
        : undefined;
    if (next === undefined) throw new Error(`the schema has no ${pointer}`);
    node = next;
  }
  if (!isJsonObject(node)) throw new Error(`no schema at ${pointer}`);
  return node;
};

const BASE = 'definitions/mapping/properties';
const OVERLAY = 'definitions/overlay/properties';
const RULE = 'definitions/rule/properties';
const CODEC = 'definitions/codec/anyOf/2';
const LOOKUP = 'definitions/lookup/anyOf/1/properties';

/** Where the schema speaks of each map that the parser knows. */
const PLACES: Readonly<Record<keyof typeof SHAPES, readonly string[]>> = {
  mapping: ['definitions/mapping'],
  overlay: ['definitions/overlay'],
  vendor: [`${BASE}/vendor`],
  overlayCanonical: [`${OVERLAY}/canonical`],
  parameter: [`${BASE}/parameters/additionalProperties`, `${OVERLAY}/parameters/additionalProperties`],
  policies: [`${BASE}/policies`],
  policyBothWays: [
    `${BASE}/policies/properties/unmapped`,
    `${BASE}/policies/properties/null`,
    `${BASE}/policies/properties/onError`,
    `${RULE}/null`,
    `${RULE}/onError`,
  ],
  policyToVendor: [`${BASE}/policies/properties/absent`, `${RULE}/absent`],
  valueMapRow: ['definitions/valueMapRow'],
  valueMapChange: [`${OVERLAY}/valueMaps/additionalProperties`],
  ref: [`${BASE}/refs/additionalProperties`, `${OVERLAY}/refs/additionalProperties`],
  shapeMember: [`${BASE}/refs/additionalProperties/properties/shape/additionalProperties`],
  rule: ['definitions/rule'],
  arm: ['definitions/arm'],
  slots: [`${RULE}/slots`],
  jsonata: [`${RULE}/jsonata`],
  default: [`${RULE}/default`],
  codec: [CODEC],
  textOptions: [`${CODEC}/properties/text`],
  dateOptions: [`${CODEC}/properties/date`],
  instantOptions: [`${CODEC}/properties/instant`],
  unknownTo: [`${RULE}/unknown/anyOf/1`, `${CODEC}/properties/unknown/anyOf/1`],
  lookup: ['definitions/lookup/anyOf/1'],
  nameLookup: ['country', 'currency', 'language'].map((name) => `${LOOKUP}/${name}`),
  regionLookup: [`${LOOKUP}/region`],
  phoneLookup: [`${LOOKUP}/phone`],
  lookupCountry: ['definitions/lookupCountry'],
  each: [`${RULE}/each`, `${CODEC}/properties/each`],
  write: [`${BASE}/write/additionalProperties`, `${OVERLAY}/write/additionalProperties`],
  branch: [`${BASE}/branch`],
  branchArm: ['definitions/branches/additionalProperties'],
  ignore: ['definitions/ignore'],
  ignored: ['definitions/ignored'],
  removed: [`${OVERLAY}/remove/items`],
  example: ['definitions/example'],
  issue: ['definitions/issue'],
  // A file of examples has its own schema: the list in `definitions/examples`.
  examplesFile: [],
};

const WORDS: readonly (readonly [string, readonly string[]])[] = [
  [`${OVERLAY}/level`, LEVELS],
  [`${RULE}/only`, DIRECTIONS],
  ['definitions/valueMapRow/properties/only', DIRECTIONS],
  ['definitions/example/properties/direction', DIRECTIONS],
  [`${BASE}/parameters/additionalProperties/properties/type`, PARAMETER_TYPES],
  [`${CODEC}/properties/text/properties/case`, TEXT_CASES],
  [`${RULE}/each/properties/removed`, REMOVED_WORDS],
  [`${RULE}/unknown/anyOf/0`, UNKNOWN_WORDS],
  ['definitions/lookup/anyOf/0', LOOKUPS],
  ['definitions/lookupStyle', LOOKUP_STYLES],
  ['definitions/codec/anyOf/0', AS_NAMES],
  ...Object.entries(POLICY_WORDS).flatMap(([policy, directions]) =>
    Object.entries(directions).map(
      ([direction, words]) =>
        [`${BASE}/policies/properties/${policy}/properties/${direction}`, words] as const,
    ),
  ),
];

describe('mapping.schema.json', () => {
  it.each(Object.entries(PLACES).filter(([, places]) => places.length > 0))(
    'has the keys that the parser knows: %s',
    (name, places) => {
      const shape = Object.entries(SHAPES).find(([each]) => each === name)?.[1];
      for (const place of places) {
        expect(Object.keys(at(`${place}/properties`)).sort()).toEqual([...(shape?.keys ?? [])].sort());
        expect(at(place).additionalProperties).toBe(false);
        // Beside these, policies are all required; the parser lists what is missing of them at once.
        for (const key of shape?.required ?? []) expect(at(place).required).toContain(key);
      }
    },
  );

  it.each(WORDS)('has the words that the parser knows: %s', (place, words) => {
    const listed: readonly JsonValue[] = Array.isArray(at(place).enum) ? (at(place).enum as JsonValue[]) : [];
    expect(listed.filter((word) => word !== null).sort()).toEqual([...words].sort());
    // A plain `null` is the word to the parser, and null to the schema.
    expect(listed.includes(null)).toBe(words.includes('null'));
  });

  it('explains every key and every word, in the same words as text and as markdown', () => {
    const silent: string[] = [];
    const visit = (node: JsonValue, pointer: string): void => {
      if (Array.isArray(node)) for (const [index, item] of node.entries()) visit(item, `${pointer}/${index}`);
      if (!isJsonObject(node)) return;
      for (const [key, value] of Object.entries(isJsonObject(node.properties) ? node.properties : {})) {
        const explained = isJsonObject(value) && ('description' in value || '$ref' in value);
        if (!explained) silent.push(`${pointer}/${key}`);
      }
      if (Array.isArray(node.enum) && !pointer.endsWith('/not')) {
        const said = Array.isArray(node.enumDescriptions) ? node.enumDescriptions.length : 0;
        if (said !== node.enum.length) silent.push(`${pointer}/enum`);
      }
      if (typeof node.markdownDescription === 'string') {
        expect(node.description).toBe(node.markdownDescription.replaceAll('`', ''));
      }
      for (const [key, value] of Object.entries(node)) visit(value, `${pointer}/${key}`);
    };
    visit(schema, '');
    expect(silent).toEqual([]);
  });

  it.each([
    ['a base with every part of the language', FULL],
    ['an overlay with every part of the language', FULL_OVERLAY],
  ])('and the parser take %s', (_, text) => {
    expect(parse(text).diagnostics).toEqual([]);
    expect(errorsOf(text)).toEqual([]);
  });

  it.each(OWN.filter((path) => !path.endsWith('.examples.yaml')))('and the parser take %s', (path) => {
    expect(parse(textOf(path), path).diagnostics).toEqual([]);
    expect(errorsOf(textOf(path))).toEqual([]);
  });

  it.each(OWN.filter((path) => path.endsWith('.examples.yaml')))('and the parser take %s', (path) => {
    expect(parseExamplesFile({ path, text: textOf(path) }).diagnostics).toEqual([]);
    validateExamples(jsonOf(textOf(path)));
    expect(validateExamples.errors).toBeNull();
  });

  it.skipIf(SAMPLES.length === 0)(
    `and the parser take the samples of ${LANGUAGE} (skipped without it)`,
    () => {
      expect(SAMPLES.length).toBeGreaterThan(1);
      for (const sample of SAMPLES) {
        expect(parse(sample).diagnostics).toEqual([]);
        expect(errorsOf(sample)).toEqual([]);
      }
    },
  );

  it.each([
    baseWith('a: { form: b }'),
    baseWith('a: { from: b, when: { x: y } }'),
    baseWith('a: { from: b, as: { texts: {} } }'),
    baseWith('a: { from: b, as: { text: { trimmed: true } } }'),
    baseWith('a: { from: b, as: [{ instant: { pattern: x } }] }'),
    baseWith('a: { from: b, each: { key: k, fields: { k: { form: x } } } }'),
    baseWith('a: { from: b, absent: { fromVendor: omit } }'),
    baseWith('a: { from: b, default: { toVendor: x } }'),
    baseWith('a: { firstOf: [{ from: b, wen: { x: y } }] }'),
    baseWith('a: { from: b, map: { A: { too: a } } }'),
    baseWith('a: [b, c]'),
    baseWith('a: { from: b, with: " " }'),
    baseWith('a: { from: b, only: fromvendor }'),
    baseWith('a: { from: b, as: datum }'),
    baseWith('a: { from: b, because: "" }'),
    baseWith('a: { const: 1, param: x, locked: yes }'),
    FULL.replace('policies:', 'policy:'),
    FULL.replace('  absent: { toVendor: leave }\n', ''),
    FULL.replace('drop', 'dropp').replace('collect', 'colect'),
    FULL.replace('system: marketo', 'sytem: marketo'),
    FULL.replace('because: privacy', 'becuase: privacy'),
    FULL.replace('version: 1.0.0', 'version: v1'),
    FULL_OVERLAY.replace('level: account', 'level: team'),
    FULL_OVERLAY.replace('remove: [interests', 'removes: [interests'),
    `${FULL_OVERLAY}version: 1.0.0\n`,
    `${FULL_OVERLAY}policies: {}\n`,
    `${FULL_OVERLAY}key: id\n`,
  ])('and the parser refuse case %#', (text) => {
    expect(parse(text).diagnostics).not.toEqual([]);
    expect(errorsOf(text)).not.toEqual([]);
  });
});
