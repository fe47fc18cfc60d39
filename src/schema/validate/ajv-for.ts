// An ajv instance for our dialect: JSON Schema 2020-12, formats asserted, `x-` keywords known, nothing fetched.

import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json.ts';
import { textFormats } from '../formats.ts';
import { VALUE_KEYWORDS } from '../schema-keywords.ts';
import { bytesOf } from '../text-size.ts';

/** Compiles patterns; for a linear-time engine in place of the built-in one. */
type PatternEngine = (source: string, flags: string) => { readonly test: (text: string) => boolean };

export interface DialectOptions {
  /** Formats beside ours, or in place of them: name → does the text have it? */
  readonly formats?: ReadonlyMap<string, (text: string) => boolean> | undefined;
  readonly patternEngine?: PatternEngine | undefined;
}

/** The format names that a validator with these options asserts. */
export const assertedFormats = (options: DialectOptions): ReadonlyMap<string, (text: string) => boolean> =>
  new Map([
    ...[...textFormats()].map(([name, { check }]) => [name, check] as const),
    ...(options.formats ?? []),
  ]);

/** One instance per schema: ajv keeps state by `$id`. Keywords that begin with `x-` are known as soon as they occur. */
export const ajvFor = (root: JsonObject, options: DialectOptions, settings: Options): Ajv2020 => {
  const engine = options.patternEngine;
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    // A field called `toString` is one only where the record has it.
    ownProperties: true,
    multipleOfPrecision: 9,
    strictSchema: true,
    strictTypes: false,
    strictTuples: false,
    allowUnionTypes: true,
    logger: false,
    addUsedSchema: false,
    code: {
      // ajv's own optimiser takes three quarters of the time to compile; what it saves at run time V8 saves too.
      optimize: false,
      ...(engine !== undefined && {
        regExp: Object.assign((source: string, flags: string) => engine(source, flags), { code: '' }),
      }),
    },
    ...settings,
  });
  for (const [name, check] of assertedFormats(options)) ajv.addFormat(name, check);
  ajv.addKeyword({
    keyword: 'x-maxBytes',
    type: 'string',
    schemaType: 'number',
    errors: false,
    compile: (limit: number) => (text: string) => text.length * 3 <= limit || bytesOf(text) <= limit,
  });
  ajv.addKeyword({
    keyword: 'x-basicPlane',
    type: 'string',
    schemaType: 'boolean',
    errors: false,
    compile: (isAsked: boolean) => (text: string) => !isAsked || !/[\u{10000}-\u{10FFFF}]/u.test(text),
  });
  const { extensions, formats } = wordsOf(root);
  for (const keyword of extensions) if (ajv.getKeyword(keyword) === false) ajv.addKeyword(keyword);
  // An unknown format asserts nothing; `checkSchema` tells of it.
  for (const name of formats) if (ajv.formats[name] === undefined) ajv.addFormat(name, true);
  return ajv;
};

/** The `x-` keywords and the format names that occur anywhere in a schema. */
export const wordsOf = (
  root: JsonObject,
): { readonly extensions: ReadonlySet<string>; readonly formats: ReadonlySet<string> } => {
  const extensions = new Set<string>();
  const formats = new Set<string>();
  const visit = (node: JsonValue): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (isJsonObject(node)) {
      for (const [key, value] of Object.entries(node)) {
        if (/^x-[a-z][\w$:-]*$/i.test(key)) extensions.add(key);
        if (key === 'format' && typeof value === 'string') formats.add(value);
        if (!VALUE_KEYWORDS.has(key)) visit(value);
      }
    }
  };
  visit(root);
  return { extensions, formats };
};
