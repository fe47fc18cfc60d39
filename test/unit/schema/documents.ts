// The shipped schemas and small documents for tests of this folder.
import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../../src/json/json.ts';
import type { SchemaDocument } from '../../../src/schema/domain.ts';
import { parsePath } from '../../../src/schema/parse-path.ts';
import type { Path } from '../../../src/schema/path.ts';
import { createSchemaRegistry, type SchemaRegistryResult } from '../../../src/schema/registry.ts';

const FILES = ['canonical/contact', 'canonical/account', 'marketo/lead', 'marketo/company'].map(
  (name) => `schemas/${name}.json`,
);

export const shippedSchemas = (): SchemaRegistryResult =>
  createSchemaRegistry(
    FILES.map((path) => ({ path, text: readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8') })),
  );

export const shipped = (name: string): SchemaDocument => {
  const document = shippedSchemas().registry.get(name);
  if (document === undefined) throw new Error(`no schema ${name}`);
  return document;
};

export const documentOf = (root: JsonObject): SchemaDocument => ({ name: 'test', file: 'test.json', root });

export const path = (text: string): Path => {
  const parsed = parsePath(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.path;
};
