// Marketo's published description, with a list of corrections laid over it: which requests and
// replies it allows for an operation.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Correction, ParameterCorrection } from './correction.ts';
import { type DescribedParameter, queryFaults } from './described-query.ts';
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

/** A request by the operation of its template. */
interface DescribedRequest {
  readonly operation: string;
  /** As it was sent; its places may still be templates. */
  readonly path?: string;
  readonly query: URLSearchParams;
  /** The JSON of the body; undefined without one. */
  readonly body?: unknown;
  /** The names of the parts of a multipart body. */
  readonly parts?: readonly string[];
}

/** Says by JSON pointers into query and body, or into the reply, why it is none of the operation: nothing, if it is. */
export interface Description {
  readonly operations: ReadonlySet<string>;
  /** The operation of a method and a path, if it is described. */
  readonly operationOf: (method: string, path: string) => string | undefined;
  readonly replyFaults: (operation: string, reply: unknown) => readonly string[];
  /** The same for a reply that tells of an error, whatever the operation. */
  readonly errorFaults: (reply: unknown) => readonly string[];
  readonly requestFaults: (request: DescribedRequest) => readonly string[];
}

interface Operation {
  readonly file: string;
  readonly parameters: readonly DescribedParameter[];
  readonly reply: string | undefined;
  readonly pattern: RegExp;
}

const FILES = ['swagger-mapi', 'swagger-asset', 'swagger-identity'] as const;

const ASSET_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\+0000$/;

const ERROR_REPLY = {
  type: 'object',
  required: ['requestId', 'success', 'errors'],
  properties: {
    requestId: { type: 'string', pattern: '^[0-9a-f]+#[0-9a-f]+$' },
    success: { const: false },
    errors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);

const readFile = (file: string): readonly (readonly [string, Operation])[] =>
  Object.entries<Json>(load(`marketo-openapi/${file}.json`).paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, { parameters = [], responses }]) => {
      const reply: string | undefined = responses['200']?.schema?.$ref;
      return [`${method.toUpperCase()} ${path}`, { file, parameters, reply, pattern: patternOf(path) }];
    }),
  );

const placesOf = (operation: string): number => operation.split('{').length;

/** The published description of lead database, bulk, assets and identity, with these corrections. */
export const describe = (
  corrections: readonly Correction[],
  parameterCorrections: readonly ParameterCorrection[] = [],
): Description => {
  // Draft 4 differs in nothing else that stands in these files.
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateSchema: false,
    formats: {
      ...fullFormats,
      int32: true,
      int64: true,
      float: true,
      double: true,
      string: true,
      'asset-date-time': ASSET_DATE,
    },
  });
  const add = (id: string): void => {
    const [file = '', side] = id.split(':');
    if (file === 'error') return void ajv.addSchema(ERROR_REPLY, id);
    const { definitions } = load(`marketo-openapi/${file}.json`);
    for (const correction of corrections)
      if ((correction.side ?? 'reply') === side && `swagger-${correction.file ?? 'mapi'}` === file)
        correct(definitions, correction);
    ajv.addSchema({ $id: id, definitions });
  };
  const operations = new Map(FILES.flatMap(readFile));
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (reference: string): ValidateFunction => {
    const known = validators.get(reference);
    if (known !== undefined) return known;
    const id = reference.split('#')[0] ?? '';
    if (ajv.getSchema(id) === undefined) add(id);
    const made = ajv.compile({ $ref: reference });
    validators.set(reference, made);
    return made;
  };
  const faults = (reference: string, value: unknown, at: string): readonly string[] => {
    const validate = validatorOf(reference);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const allowed = 'allowedValues' in params ? ` ${params.allowedValues}` : '';
      return `${at}${instancePath} ${message}${allowed}`;
    });
  };
  const parametersOf = (operation: string, { parameters }: Operation): readonly DescribedParameter[] => {
    const own = parameterCorrections.filter((each) => each.operation.test(operation));
    return [
      ...parameters.map((parameter) =>
        Object.assign(
          {},
          parameter,
          ...own.filter(({ name }) => name === parameter.name).map(({ becomes }) => becomes),
        ),
      ),
      ...own
        .filter(({ isNew }) => isNew === true)
        .map(({ name, becomes }) => ({ name, in: 'query', ...becomes })),
    ];
  };
  const bySize = [...operations].sort(([one], [other]) => placesOf(one) - placesOf(other));
  return {
    operations: new Set(operations.keys()),
    operationOf: (method, path) =>
      bySize.find(([name, { pattern }]) => name.startsWith(`${method} `) && pattern.test(path))?.[0],
    replyFaults: (operation, reply) => {
      const described = operations.get(operation);
      if (described?.reply === undefined) return [];
      return faults(`${described.file}:reply${described.reply}`, reply, '');
    },
    errorFaults: (reply) => faults('error:reply', reply, ''),
    requestFaults: ({ operation, path, query, body, parts }) => {
      const described = operations.get(operation);
      if (described === undefined) return [];
      const parameters = parametersOf(operation, described);
      const schema = parameters.find((each) => each.in === 'body');
      const files = parameters.filter((each) => each.in === 'formData' && each.required === true);
      return [
        ...queryFaults(parameters, query, operation, path),
        ...files
          .filter(({ name }) => parts?.includes(name) !== true)
          .map(({ name }) => `body ${name} is missing`),
        ...(body === undefined
          ? schema?.required === true
            ? ['body is missing']
            : []
          : schema?.schema === undefined
            ? ['body is not declared']
            : faults(`${described.file}:request${schema.schema.$ref}`, body, 'body')),
      ];
    },
  };
};
