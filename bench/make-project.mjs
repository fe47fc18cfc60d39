// Writes a large project: mappings of many fields with a schema on each side, examples, and overlays on top of them.
// `node bench/make-project.mjs <folder> [mappings] [fields] [overlays]`; the same files for the same numbers.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const text = { type: ['string', 'null'], maxLength: 255, 'x-emptyIsNull': true };
const short = { type: 'string', minLength: 1, maxLength: 255 };
const CODES = ['New', 'Open', 'Working', 'Qualified', 'Customer', 'Closed'];
const authored = (name) =>
  `{ fromVendor: '$uppercase(v_${name})', toVendor: '{ "v_${name}": $lowercase(c_${name}) }' }`;

/** Kinds of fields in the mix of a real mapping: most are renames. */
const KINDS = {
  rename: (name) => ({ vendor: text, canonical: short, rule: `v_${name}` }),
  date: (name) => ({
    vendor: { type: ['string', 'null'], format: 'date' },
    canonical: { type: 'string', format: 'date' },
    rule: `{ from: v_${name}, as: date }`,
  }),
  instant: (name) => ({
    vendor: { type: ['string', 'null'], format: 'marketo-datetime', readOnly: true },
    canonical: { type: 'string', format: 'date-time' },
    rule: `{ from: v_${name}, as: { instant: { zone: UTC } }, only: fromVendor }`,
  }),
  map: (name) => ({
    vendor: { type: ['string', 'null'], enum: [...CODES, null] },
    canonical: { type: 'string', enum: CODES.map((code) => code.toLowerCase()) },
    rule: `{ from: v_${name}, map: status, unknown: error }`,
  }),
  whole: (name) => ({
    vendor: { type: ['integer', 'null'], minimum: 0, maximum: 1000000 },
    canonical: { type: 'string', pattern: '^[0-9]+$' },
    rule: `{ from: v_${name}, as: idString }`,
  }),
  flag: (name) => ({
    vendor: { type: ['boolean', 'null'] },
    canonical: { type: 'boolean' },
    rule: `v_${name}`,
  }),
  list: (name) => ({
    vendor: text,
    canonical: { type: 'array', items: { type: 'string', pattern: '^[^;]+$' } },
    rule: `{ from: v_${name}, list: ";", because: "an empty item is none" }`,
  }),
  template: (name) => ({
    vendor: text,
    canonical: {
      type: 'object',
      additionalProperties: false,
      properties: {
        system: { type: 'string', pattern: '^[A-Z]+$' },
        id: { type: 'string', pattern: '^[0-9A-Za-z]+$' },
      },
    },
    rule: `{ from: v_${name}, template: "{system:[A-Z]+}/{id:[0-9A-Za-z]+}" }`,
  }),
  default: (name) => ({
    vendor: text,
    canonical: short,
    rule: `{ from: v_${name}, default: { fromVendor: unknown, because: reports need one } }`,
  }),
  trimmed: (name) => ({
    vendor: text,
    canonical: short,
    rule: `{ from: v_${name}, as: { text: { trim: true, case: lower } }, because: compared in small letters }`,
  }),
  authored: (name) => ({
    vendor: text,
    canonical: short,
    rule: `{ jsonata: ${authored(name)}, writes: [v_${name}], because: their case differs }`,
  }),
};
const MIX =
  'rename rename date rename map rename rename flag rename whole rename list rename rename default rename instant rename template trimmed rename date rename rename map rename authored rename flag rename'.split(
    ' ',
  );

const header = '# yaml-language-server: $schema=../../schemas/mapping.schema.json';
const schemaOf = (title, properties) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  type: 'object',
  additionalProperties: false,
  properties,
});

/** One mapping with its schemas. */
const mappingOf = (number, count) => {
  const name = `thing${number}`;
  const fields = Array.from({ length: count - 1 }, (_, index) => {
    const kind = MIX[(index + number) % MIX.length];
    return { name: `f${index}`, kind, ...KINDS[kind](`f${index}`) };
  });
  const yaml = `${header}
mapping: crm/${name}
version: 1.0.0
vendor: { system: crm, object: ${name} }
canonical: ${name}
key: id
policies:
  unmapped: { fromVendor: drop, toVendor: error }
  absent: { toVendor: leave }
  "null": { fromVendor: omit, toVendor: clear }
  onError: { fromVendor: omit, toVendor: reject }
valueMaps:
  status:
${CODES.map((code) => `    ${code}: ${code.toLowerCase()}`).join('\n')}
fields:
  id: { from: id, as: idString }
${fields.map(({ name: field, rule }) => `  c_${field}: ${rule}`).join('\n')}
examples:
  - name: a record with little in it
    partial: true
    vendor: { id: ${number} }
    canonical: { id: "${number}" }
`;
  const id = { type: 'integer', minimum: 0, readOnly: true };
  return {
    name,
    yaml,
    renames: fields
      .filter(({ kind }) => kind === 'rename')
      .slice(0, 2)
      .map((each) => each.name),
    vendor: schemaOf(`Vendor ${name}`, {
      id,
      ...Object.fromEntries(fields.map((each) => [`v_${each.name}`, each.vendor])),
    }),
    canonical: schemaOf(name, {
      id: { type: 'string', minLength: 1 },
      ...Object.fromEntries(fields.map((each) => [`c_${each.name}`, each.canonical])),
    }),
  };
};

/** An account's overlay: five fields of its own, two rules in another way. */
const overlayOf = ({ name, vendor, renames }) => {
  const own = Array.from({ length: 5 }, (_, index) => `own${index}`);
  const yaml = `${header}
overlay: acme-${name}
extends: crm/${name}
level: account
vendor: crm/acme-${name}
canonical:
  adds:
${own.map((each) => `    ${each}: { type: string, minLength: 1, maxLength: 255 }`).join('\n')}
fields:
${own.map((each) => `  ${each}: v_${each}`).join('\n')}
${renames.map((each) => `  c_${each}: ${KINDS.trimmed(each).rule}`).join('\n')}
`;
  const properties = { ...vendor.properties, ...Object.fromEntries(own.map((each) => [`v_${each}`, text])) };
  return { yaml, vendor: { ...vendor, title: `Acme's ${vendor.title}`, properties } };
};

/** Writes the project into a folder, which is made; answers how many files of mappings there are. */
export const makeProject = (folder, { mappings = 200, fields = 60, overlays = 50 } = {}) => {
  for (const each of ['mappings/crm', 'mappings/acme', 'schemas/canonical', 'schemas/crm'])
    mkdirSync(join(folder, each), { recursive: true });
  const json = (path, schema) =>
    writeFileSync(join(folder, path), `${JSON.stringify(schema, undefined, 2)}\n`);
  for (let number = 0; number < mappings; number++) {
    const made = mappingOf(number, fields);
    writeFileSync(join(folder, `mappings/crm/${made.name}.yaml`), made.yaml);
    json(`schemas/crm/${made.name}.json`, made.vendor);
    json(`schemas/canonical/${made.name}.json`, made.canonical);
    if (number >= overlays) continue;
    const overlay = overlayOf(made);
    writeFileSync(join(folder, `mappings/acme/${made.name}.yaml`), overlay.yaml);
    json(`schemas/crm/acme-${made.name}.json`, overlay.vendor);
  }
  return mappings + overlays;
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , folder, ...numbers] = process.argv;
  const [mappings, fields, overlays] = numbers.map(Number);
  if (folder === undefined) throw new Error('give a folder to write to');
  console.log(`${makeProject(folder, { mappings, fields, overlays })} files of mappings in ${folder}`);
}
