// Value maps against the schemas: codes without a row, and rows for codes that no schema has.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import type { JsonScalar } from '../../json/json.ts';
import { literalOf } from '../../mapping/literal.ts';
import type { Side, ValueMapRowNode } from '../../mapping/tree.ts';
import type { Domain } from '../../schema/domain.ts';
import { isNullScalar, type YamlNode } from '../../yaml/node.ts';
import { type ValueMapUse, valueMapsOf } from '../facts/value-map-uses.ts';
import type { Check } from './check.ts';

const codeOf = (node: YamlNode, domain: Domain): JsonScalar | undefined => {
  const result = literalOf(node, domain);
  return result.ok && (typeof result.value !== 'object' || result.value === null) ? result.value : undefined;
};

const columnOf = (row: ValueMapRowNode, side: Side): YamlNode =>
  side === 'vendor' ? row.vendor : row.canonical;

/** Codes that the schema lists and no row takes in the direction that begins at this side. */
const missing = (
  use: ValueMapUse,
  side: Side,
  domain: Domain,
  slips: ReadonlySet<string>,
): readonly Diagnostic[] => {
  const { node, table, site } = use;
  const direction = side === 'vendor' ? 'fromVendor' : 'toVendor';
  if (!(side === 'vendor' ? site.reads : site.writes)) return [];
  const { unknown } = node;
  // What becomes of other codes is said: `to` and `null` say it for the vendor's side only.
  if (unknown?.kind === 'keep' || (side === 'vendor' && unknown !== undefined && unknown.kind !== 'error'))
    return [];
  const listed = domain.values ?? domain.known;
  if (listed === undefined) return [];
  const taken = new Set(
    table.rows.flatMap((row) => {
      const other = row.only?.value;
      const code = codeOf(columnOf(row, side), domain);
      return code === undefined || (other !== undefined && other !== direction) ? [] : [code];
    }),
  );
  const codes = listed.filter(
    (code) =>
      code !== null && !taken.has(code) && !slips.has(String(code)) && !(code === '' && domain.emptyIsNull),
  );
  if (codes.length === 0) return [];
  const closed = domain.values !== undefined;
  // An open list is a hint; `unknown: error` in the file says that the author has thought of other codes.
  if (!closed && unknown?.kind === 'error') return [];
  const span = 'rows' in node.table ? node.span : node.table.span;
  const args = { side, codes, path: site.rule.canonical.name };
  const severity = closed ? ('error' as const) : ('warning' as const);
  return [createDiagnostic('rule/value-map-not-total', args, { span, severity })];
};

/** Rows whose code the schema does not list. */
const unknown = ({ table, site }: ValueMapUse, side: Side, domain: Domain): readonly Diagnostic[] => {
  const listed = domain.values ?? domain.known;
  if (listed === undefined) return [];
  return table.rows.flatMap((row): readonly Diagnostic[] => {
    const node = columnOf(row, side);
    const code = codeOf(node, domain);
    if (isNullScalar(node) || code === undefined || code === null || listed.includes(code)) return [];
    if (code === '' && domain.emptyIsNull) return [];
    const near = nearest(String(code), listed.map(String));
    const place =
      side === 'vendor' && site.rule.source.kind === 'field'
        ? site.rule.source.from.name
        : site.rule.canonical.name;
    const closed = domain.values !== undefined;
    // An open list admits other codes: only a slip of the pen is worth a word.
    if (!closed && near.length === 0) return [];
    const args = { side, code, field: place, near };
    return [
      createDiagnostic('rule/value-map-unknown-code', args, {
        span: node.span,
        severity: closed ? 'error' : 'warning',
      }),
    ];
  });
};

/** Rows for the empty text, where it is null before any table sees it. */
const dead = ({ table, site: { rule } }: ValueMapUse, domain: Domain): readonly Diagnostic[] =>
  domain.emptyIsNull
    ? table.rows.flatMap(({ vendor }) =>
        !isNullScalar(vendor) && codeOf(vendor, domain) === ''
          ? [
              createDiagnostic(
                'rule/value-map-dead-row',
                { field: rule.source.kind === 'field' ? rule.source.from.name : rule.canonical.name },
                { span: vendor.span },
              ),
            ]
          : [],
      )
    : [];

export const checkValueMaps: Check = {
  rule: (site, { mapping }) =>
    valueMapsOf(mapping, site).flatMap((use) => {
      const sides = [
        ['vendor', use.vendor],
        ['canonical', use.canonical],
      ] as const;
      return sides.flatMap(([side, domain]) => {
        if (domain === undefined) return [];
        const wrong = unknown(use, side, domain);
        // A row with a slip of the pen is the row of the code that was meant.
        const slips = new Set(
          wrong.flatMap(({ args }) => (Array.isArray(args.near) ? args.near.slice(0, 1).map(String) : [])),
        );
        const empty = side === 'vendor' ? dead(use, domain) : [];
        return [...wrong, ...empty, ...missing(use, side, domain, slips)];
      });
    }),
};
