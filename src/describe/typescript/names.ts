// Names for TypeScript: PascalCase for types, quotation where a member's name is no identifier, literals.
import type { JsonScalar } from '../../json/json.ts';

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** `marketo/lead` → `MarketoLead`, `fill-out form` → `FillOutForm`; letters of any alphabet stay. */
export const pascalCase = (name: string): string => {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return IDENTIFIER.test(joined) ? joined : `_${joined.replaceAll(/[^\p{ID_Continue}]/gu, '')}`;
};

/** A name that was not given before: `Contact`, then `Contact2`. The set is extended. */
export const uniqueName = (wanted: string, taken: Set<string>): string => {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`;
  taken.add(name);
  return name;
};

const LINE_ENDS = /[\u2028\u2029]/g;

/** A text in single quotes; lone surrogates, control characters and line ends are escaped. */
const quoted = (text: string): string => {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll(LINE_ENDS, (end) => `\\u${end.charCodeAt(0).toString(16)}`)}'`;
};

/** A value as a literal type. */
export const literalText = (value: JsonScalar): string =>
  typeof value === 'string' ? quoted(value) : String(value);

/** The name of a member as it stands before the colon. */
export const memberName = (name: string): string => (IDENTIFIER.test(name) ? name : quoted(name));
