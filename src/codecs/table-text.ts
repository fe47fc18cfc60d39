// A table of codes as JSONata: texts by $lookup, other types by conditions, so that "1" is never taken for 1.

import type { JsonScalar } from '../json/json.ts';
import { stringText, valueText } from '../jsonata/parse/text.ts';
import type { CodeTable } from './table.ts';

/** What becomes of a code without a row: nothing, the code itself, or a constant. */
export type Miss =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'keep' }
  | { readonly kind: 'to'; readonly value: JsonScalar };

/** The text that gives the code of an operand, in parentheses. The operand may stand in it several times. */
export const tableText = (table: CodeTable, miss: Miss, operand: string): string => {
  const otherwise =
    miss.kind === 'nothing' ? undefined : miss.kind === 'keep' ? operand : valueText(miss.value);
  const rows = [...table];
  // In JavaScript `__proto__` is no ordinary key: it gets a condition of its own.
  const isLookedUp = ([key]: readonly [JsonScalar, JsonScalar]) =>
    typeof key === 'string' && key !== '__proto__';
  const texts = rows.filter(isLookedUp);
  const conditions = rows
    .filter((row) => !isLookedUp(row))
    .map(([key, value]) => `${operand} = ${valueText(key)} ? ${valueText(value)}`);
  if (texts.length > 0) {
    const members = texts.map(([key, value]) => `${stringText(String(key))}: ${valueText(value)}`);
    const found = `$lookup({ ${members.join(', ')} }, ${operand})`;
    conditions.push(
      `$type(${operand}) = "string" ? ${otherwise === undefined ? found : `(${found} ?? ${otherwise})`}`,
    );
  }
  if (otherwise !== undefined) conditions.push(otherwise);
  return conditions.length === 0 ? '$lookup({}, "")' : `(${conditions.join(' : ')})`;
};

/** The same as a function. */
export const lookUp = (table: CodeTable, miss: Miss, value: unknown): unknown => {
  const isScalar = value === null || (typeof value !== 'object' && value !== undefined);
  const found = isScalar ? table.get(value as JsonScalar) : undefined;
  if (found !== undefined) return found;
  return miss.kind === 'nothing' ? undefined : miss.kind === 'keep' ? value : miss.value;
};
