// Runs emitted JSONata text with the `jsonata` package itself, with the functions that texts may call.
import jsonata from 'jsonata';
import { expect } from 'vitest';
import type { Codec } from '../../src/codecs/codec.ts';
import { dateFunctions } from '../../src/functions/dates.ts';
import { listFunctions } from '../../src/functions/lists.ts';
import { createLookups } from '../../src/functions/lookups/index.ts';
import { numberFunctions } from '../../src/functions/numbers.ts';
import { referenceFunctions } from '../../src/functions/references.ts';
import { mapItems } from '../../src/functions/structure.ts';
import { templateFunctions } from '../../src/functions/templates.ts';
import { textFunctions } from '../../src/functions/texts.ts';
import { compileJsonata } from '../../src/jsonata/compile/compile.ts';
import type { ExpressionFunction } from '../../src/jsonata/compile/reference.ts';

const functions: Readonly<Record<string, ExpressionFunction>> = {
  ...dateFunctions,
  ...listFunctions,
  ...createLookups(),
  ...numberFunctions,
  ...referenceFunctions,
  ...templateFunctions,
  ...textFunctions,
  mapItems,
};

/**
 * The value of a text for an input, as plain JSON; undefined for nothing. The text is run twice, by the package and
 * compiled; the two must agree.
 */
export const evaluateText = async (
  text: string,
  input: unknown,
  bindings: Readonly<Record<string, unknown>> = {},
): Promise<unknown> => {
  const value: unknown = await jsonata(text).evaluate(input, { ...functions, ...bindings });
  const plain: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  const compiled = compileJsonata(text, { functions });
  expect(compiled.strategy).toBe('compiled');
  expect(compiled.evaluate(input, bindings)).toStrictEqual(plain);
  return plain;
};

/** Reads a vendor value with the codec's own text. */
export const readWith = (codec: Codec, value: unknown, bindings?: Readonly<Record<string, unknown>>) =>
  evaluateText(codec.read('field'), { field: value }, bindings);

/** Writes a canonical value with the codec's own text. */
export const writeWith = (codec: Codec, value: unknown, bindings?: Readonly<Record<string, unknown>>) =>
  evaluateText(codec.write('field'), { field: value }, bindings);
