// Compiles a schema document into a function that says what is wrong with a value.
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { isJsonObject, type JsonObject } from '../../json/json.ts';
import type { SchemaDocument } from '../domain.ts';
import { domainOf } from '../domain-of.ts';
import { phraseOf } from '../phrase-of.ts';
import { resolveRef } from '../resolve-ref.ts';
import { ajvFor, type DialectOptions } from './ajv-for.ts';
import { type Relaxation, relaxSchema } from './relax-schema.ts';

export interface Violation {
  /** Keys and indexes from the record to the value; the missing or unknown field itself where it is about one. */
  readonly path: readonly (string | number)[];
  /** The JSON Schema keyword; `schema` where the schema itself cannot be used. */
  readonly keyword: string;
  /** A short phrase: "a text of at most 255 characters". */
  readonly expected: string;
  /** The value; undefined where a field is missing. */
  readonly actual: unknown;
}

export interface ValidatorOptions extends DialectOptions, Relaxation {}

export type Validator = (value: unknown) => readonly Violation[];

const NONE: readonly Violation[] = [];

/**
 * Compiles once; each call then costs one run of compiled code where nothing is wrong, and returns an empty list.
 * All violations are told. A schema that cannot be compiled (see `checkSchema`) gives one violation for every value.
 */
export const compileValidator = (document: SchemaDocument, options: ValidatorOptions = {}): Validator => {
  if (options.formats !== undefined || options.patternEngine !== undefined)
    return makeValidator(document, options);
  const key = JSON.stringify([options.partial, options.acceptNull, options.exactIntegers]);
  const known = validators.get(document.root) ?? new Map<string, Validator>();
  validators.set(document.root, known);
  const validator = known.get(key) ?? makeValidator(document, options);
  known.set(key, validator);
  return validator;
};

/** Compiling costs tens of milliseconds: a base and its overlays share the validators of the schemas they share. */
const validators = new WeakMap<JsonObject, Map<string, Validator>>();

const makeValidator = (document: SchemaDocument, options: ValidatorOptions): Validator => {
  const root = relaxSchema(document.root, options);
  const validate = compile(root, options);
  if (typeof validate === 'string') {
    return (value) => [
      { path: [], keyword: 'schema', expected: `a usable schema: ${validate}`, actual: value },
    ];
  }
  return (value) => {
    if (validate(value)) return NONE;
    const errors = validate.errors ?? [];
    // The list belongs to the caller from here on.
    validate.errors = null;
    return violationsOf(errors, root, value);
  };
};

const compile = (root: JsonObject, options: ValidatorOptions): ValidateFunction | string => {
  const { $schema: _dialect, ...schema } = root;
  try {
    return ajvFor(root, options, {
      // What is wrong with a record is said in our own words.
      messages: false,
      validateSchema: false,
      strictSchema: false,
      meta: false,
    }).compile(schema);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Keywords whose error only says that errors inside it count. */
const WRAPPERS: ReadonlySet<string> = new Set(['if', 'contains', '$ref', 'propertyNames']);

const violationsOf = (
  errors: readonly ErrorObject[],
  root: JsonObject,
  value: unknown,
): readonly Violation[] => {
  const choices = errors.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf');
  const told = errors.filter((error) => {
    if (WRAPPERS.has(error.keyword) || isMaybe(error)) return false;
    return !choices.some((choice) => choice !== error && hides(choice, error, errors));
  });
  const violations: Violation[] = [];
  const seen = new Set<string>();
  for (const error of told) {
    const violation = violationOf(error, root, value);
    // One statement per value: a text that is too long and has the wrong form is told once, with the whole phrase.
    const identity = `${JSON.stringify(violation.path)} ${violation.expected}`;
    if (!seen.has(identity)) violations.push(violation);
    seen.add(identity);
  }
  return violations;
};

const branchesOf = (choice: ErrorObject): readonly unknown[] => {
  const branches: unknown = isJsonObject(choice.parentSchema)
    ? choice.parentSchema[choice.keyword]
    : undefined;
  return Array.isArray(branches) ? branches : [];
};

const isNull = (branch: unknown): boolean => isJsonObject(branch) && branch.type === 'null';

/** `anyOf [X, {type: null}]`: what is wrong inside X says more than "X or null". */
const isMaybe = (choice: ErrorObject): boolean =>
  choice.keyword === 'anyOf' && branchesOf(choice).filter((branch) => !isNull(branch)).length === 1;

/** Where no branch of a choice fits, the choice is what was expected; errors of its branches would only confuse. */
const hides = (choice: ErrorObject, error: ErrorObject, errors: readonly ErrorObject[]): boolean => {
  if (!error.instancePath.startsWith(choice.instancePath)) return false;
  if (isMaybe(choice)) {
    const nulls = branchesOf(choice).findIndex(isNull);
    return error.schemaPath === `${choice.schemaPath}/${nulls}/type`;
  }
  // Errors of a referenced branch carry the path of what is referred to; they come before the choice's own.
  const referenced =
    error.schemaPath.startsWith('#/$defs/') && errors.indexOf(error) < errors.indexOf(choice);
  return error.schemaPath.startsWith(`${choice.schemaPath}/`) || referenced;
};

/** Keys and indexes of a JSON pointer; whether a step is an index, the value tells. */
const pathOf = (pointer: string, value: unknown): readonly (string | number)[] => {
  let node = value;
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const taken: string | number = Array.isArray(node) ? Number(key) : key;
      node = Array.isArray(node)
        ? node[Number(key)]
        : isJsonObject(node) && Object.hasOwn(node, key)
          ? node[key]
          : undefined;
      return taken;
    });
};

const violationOf = (error: ErrorObject, root: JsonObject, value: unknown): Violation => {
  const path = pathOf(error.instancePath, value);
  const { keyword, params, data: actual } = error;
  if (keyword === 'required' || keyword === 'dependentRequired') {
    const name = String(params.missingProperty);
    return {
      path: [...path, name],
      keyword,
      expected: 'a value, because the field is required',
      actual: undefined,
    };
  }
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') {
    const name = String(params.additionalProperty ?? params.unevaluatedProperty);
    const extra = isJsonObject(actual) && Object.hasOwn(actual, name) ? actual[name] : undefined;
    return { path: [...path, name], keyword, expected: 'no field of this name', actual: extra };
  }
  if (keyword === 'uniqueItems') return { path, keyword, expected: 'items that are all different', actual };
  if (keyword === 'false schema') return { path, keyword, expected: 'no value', actual };
  const schema = isJsonObject(error.parentSchema) ? error.parentSchema : {};
  const expected = phraseOf(domainOf(schema, (ref) => resolveRef(root, ref)?.schema));
  return {
    path,
    keyword,
    expected: expected === 'any value' ? `a value allowed by "${keyword}"` : expected,
    actual,
  };
};
