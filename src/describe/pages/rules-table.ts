// The rules of a mapping as a table: canonical field, way, vendor field, conversion, and both verdicts.
import type { Rule } from '../../compiler/resolved.ts';
import { type Verdict, verdictText } from '../../compiler/verdicts/verdict.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { fieldAt } from '../../schema/fields.ts';
import { parsePath } from '../../schema/parse-path.ts';
import { howOf } from './how-of.ts';
import { code, prose, table, valueCode } from './markdown.ts';
import type { RuleEntry } from './rule-entry.ts';

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The name that the vendor's screens show, where it is not the field's own name in other letters. */
const displayName = (vendor: SchemaDocument, name: string): string => {
  const parsed = parsePath(name);
  const shown = parsed.ok ? fieldAt(vendor, parsed.path)?.schema['x-displayName'] : undefined;
  return typeof shown === 'string' && letters(shown) !== letters(name) ? ` (${prose(shown)})` : '';
};

const vendorText = ({ rule, vendor }: RuleEntry, schema: SchemaDocument): string => {
  const { source } = rule;
  if (source.kind === 'slots')
    return source.slots.map(({ slot, place }) => `${code(place.name)} as ${code(slot)}`).join('\n');
  if (source.kind === 'firstOf')
    return source.arms
      .map(({ rule: arm, when, writer }) => {
        const condition =
          when === undefined ? '' : `, if ${code(when.place.name)} is ${valueCode(when.value)}`;
        const first = armName(arm);
        return `${first}${condition}${writer ? ' (written)' : ''}`;
      })
      .join('\n');
  if (source.kind === 'pair') return `${code(source.pair)} of ${code(source.in.name)}`;
  const one = vendor.map((name) => `${code(name)}${displayName(schema, name)}`);
  return one.length === 0 ? '–' : one.join(source.kind === 'join' ? ', ' : '\n');
};

/** Where an arm reads, and how. */
const armName = (rule: Rule): string => {
  const { source } = rule;
  const how = howOf(rule);
  const suffix = how === 'as it is' ? '' : ` by ${how}`;
  if (source.kind === 'field') return `${code(source.from.name)}${suffix}`;
  return source.kind === 'pair' ? `${code(source.pair)}${suffix}` : how;
};

const arrow = ({ reads, writes }: RuleEntry): string => (reads ? (writes ? '↔' : '←') : writes ? '→' : '·');

const verdictCell = (verdict: Verdict | undefined): string =>
  verdict === undefined ? '–' : verdictText(verdict);

/** One row a rule. */
export const rulesTable = (entries: readonly RuleEntry[], vendor: SchemaDocument, object: string): string =>
  table(
    ['Field', '', object, 'By', 'Reading', 'Writing'],
    entries.map((entry) => [
      code(entry.name),
      arrow(entry),
      vendorText(entry, vendor),
      howOf(entry.rule),
      verdictCell(entry.fromVendor),
      verdictCell(entry.toVendor),
    ]),
  );
