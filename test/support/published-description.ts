// Marketo's published description, with a list of corrections laid over it: which replies it allows for an operation.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Correction } from './description-corrections.ts';
import type { DescribedOperation } from './operation-table.ts';

const DATA = join(fileURLToPath(import.meta.url), '../../../../shared/data');

export const hasSharedData = existsSync(DATA);

/** JSON that is looked into member by member. */
// biome-ignore lint/suspicious/noExplicitAny: the description is free JSON
export type Json = any;

const load = (path: string): Json => JSON.parse(readFileSync(join(DATA, path), 'utf8'));

/** A sample of the documentation. */
export interface Sample {
  readonly page: string;
  readonly kind: 'response' | 'body';
  readonly method: string | null;
  readonly request: string | null;
  /** As the published description has it. */
  readonly path: string | null;
  readonly json: Json;
}

const parseLines = (text: string): readonly Sample[] => {
  try {
    return JSON.parse(text);
  } catch {
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  }
};

export const documentedSamples = (): readonly Sample[] =>
  parseLines(readFileSync(join(DATA, 'marketo-samples/documented.json'), 'utf8'));

const correct = (definitions: Json, { definition, at, becomes }: Correction): void => {
  const names =
    definition instanceof RegExp
      ? Object.keys(definitions).filter((name) => definition.test(name))
      : [definition];
  for (const name of names) {
    const path = [name, ...at];
    const last = path.pop() ?? '';
    let target = definitions;
    for (const part of path) target = target?.[part];
    if (target === undefined || target === null) continue;
    if (becomes === undefined) delete target[last];
    else if (typeof becomes === 'function') {
      if (target[last] !== undefined) target[last] = becomes(target[last]);
    } else target[last] = becomes;
  }
};

/** Every operation that a file of the description has, with the family it is told under. */
export const operationsOf = (file: 'swagger-mapi' | 'swagger-asset'): readonly DescribedOperation[] =>
  Object.entries<Json>(load(`marketo-openapi/${file}.json`).paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, { tags }]) => ({
      family: tags[0],
      operation: `${method.toUpperCase()} ${path}`,
    })),
  );

export interface Description {
  /** Why a reply is not one of the operation: nothing, if it is one. Undefined for an operation that is not described. */
  readonly faultsOf: (method: string, path: string, reply: unknown) => readonly ErrorObject[] | undefined;
  readonly operations: readonly string[];
}

/** The description of the lead database and of bulk, with these corrections. */
export const describe = (corrections: readonly Correction[]): Description => {
  const { definitions, paths } = load('marketo-openapi/swagger-mapi.json');
  for (const correction of corrections) correct(definitions, correction);
  // Draft 4 differs in nothing else that stands in this file.
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    formats: { ...fullFormats, int32: true, int64: true, float: true, double: true },
  });
  ajv.addSchema({ $id: 'mapi', definitions });
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (method: string, path: string): ValidateFunction | undefined => {
    const reference: unknown = paths[path]?.[method.toLowerCase()]?.responses?.['200']?.schema?.$ref;
    if (typeof reference !== 'string') return undefined;
    const known = validators.get(reference);
    if (known !== undefined) return known;
    const made = ajv.compile({ $ref: `mapi${reference}` });
    validators.set(reference, made);
    return made;
  };
  return {
    operations: Object.entries<Json>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    ),
    faultsOf: (method, path, reply) => {
      const validate = validatorOf(method, path);
      if (validate === undefined) return undefined;
      return validate(reply) ? [] : [...(validate.errors ?? [])];
    },
  };
};
