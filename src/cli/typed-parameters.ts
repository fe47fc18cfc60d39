// Parameters from the command line are texts; the mapping says what they are.
import type { ResolvedMapping } from '../compiler/resolved.ts';
import type { JsonValue } from '../json/json.ts';

/** Types what can be typed; a value that cannot stays a text and is refused with its name by the runtime. */
export const typedParameters = (
  { parameters }: ResolvedMapping,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, JsonValue>> =>
  Object.fromEntries(
    Object.entries(given).map(([name, text]): [string, JsonValue] => {
      const types = parameters.find((parameter) => parameter.name === name)?.domain.types;
      if (types?.has('boolean') && /^(?:true|false)$/.test(text)) return [name, text === 'true'];
      const isNumber = types?.has('integer') || types?.has('number');
      return [name, isNumber && /^-?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : text];
    }),
  );
