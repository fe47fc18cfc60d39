// What a mapping loses: which way, why, and where the file says so.
import type { Span } from '../diagnostics/span.ts';
import type { CodecNode, ValueMapNode } from '../mapping/tree.ts';
import type { Plan } from '../runtime/plan.ts';
import { fieldAt } from '../schema/fields.ts';
import { isTwoWay } from './emit/to-vendor.ts';
import { absolutePath } from './facts/paths.ts';
import { type Site, sitesOf } from './facts/sites.ts';
import { vendorReads } from './facts/vendor-places.ts';
import type { Direction, ResolvedMapping, Rule } from './resolved.ts';
import { verdictText } from './verdicts/verdict.ts';
import { verdictsOf } from './verdicts/verdicts-of.ts';

/** One thing that does not come through. */
export interface Loss {
  /** The canonical field, the row of a value map, or the ignored field. */
  readonly at: string;
  /** The direction in which it is lost. */
  readonly direction: Direction;
  /** One phrase: `two values become one: "a" and "b"`, `not written`. */
  readonly what: string;
  /** Why: what the author wrote, or what the schema says. Absent where nobody said. */
  readonly reason?: string;
  /** What the file says, for its line. */
  readonly span: Span;
}

const derivedReason = (mapping: ResolvedMapping, { rule, vendorPrefix }: Site): string | undefined => {
  if (rule.canonical.domain.readOnly) return 'derived: the canonical schema says readOnly';
  const paths = vendorReads(rule).map((path) => absolutePath(vendorPrefix, path));
  const isReadOnly = paths.every((path) => fieldAt(mapping.vendor, path)?.domain.readOnly === true);
  if (paths.length > 0 && isReadOnly) return 'the vendor schema says readOnly';
  return rule.node.only === undefined ? undefined : 'another rule writes the vendor field';
};

/** Ways that a rule could go and does not. */
const oneWay = (mapping: ResolvedMapping, site: Site): readonly Loss[] => {
  const { rule, top, reads, writes } = site;
  if (site.role !== 'field' || rule.source.kind === 'const' || rule.source.kind === 'param') return [];
  const reason = rule.node.because?.value ?? top.node.because?.value ?? derivedReason(mapping, site);
  const loss = (direction: Direction, what: string): Loss => ({
    at: rule.id,
    direction,
    what,
    ...(reason !== undefined && { reason }),
    span: rule.node.only?.span ?? rule.node.span,
  });
  if (reads && !writes && isTwoWay(mapping)) return [loss('toVendor', 'not written')];
  return writes && !reads ? [loss('fromVendor', 'not read')] : [];
};

const tablesOf = (codec: CodecNode | undefined): readonly ValueMapNode[] => {
  if (codec === undefined) return [];
  if (codec.kind === 'chain') return codec.steps.flatMap(tablesOf);
  if (codec.kind === 'list') return tablesOf(codec.items);
  return codec.kind === 'map' && 'rows' in codec.table ? [codec.table] : [];
};

/** Rows that go one way: the code on the other side is another one's. */
const rowsOf = ({ name, rows }: ValueMapNode, rule: string | undefined): readonly Loss[] =>
  rows.flatMap(({ only, because, vendor, canonical, span }) => {
    if (only === undefined) return [];
    const reads = only.value === 'fromVendor';
    const code = reads ? vendor.text : canonical.kind === 'scalar' ? canonical.text : '…';
    return [
      {
        at: `${name?.value ?? rule ?? ''} ${JSON.stringify(code)}`,
        direction: reads ? ('toVendor' as const) : ('fromVendor' as const),
        what: reads ? 'never written: it comes back as another code' : 'never read',
        ...(because && { reason: because.value }),
        span,
      },
    ];
  });

const usesTable = ({ node }: Rule): boolean => {
  const within = (codec: CodecNode | undefined): boolean =>
    codec?.kind === 'map' ||
    (codec?.kind === 'chain' && codec.steps.some(within)) ||
    (codec?.kind === 'list' && within(codec.items));
  return within(node.codec);
};

/** Rules whose verdict is that two values become one. Of a value map each row that does it is told by itself. */
const byVerdict = (mapping: ResolvedMapping, plan: Plan): readonly Loss[] => {
  const rules = new Map(sitesOf(mapping).map(({ rule }) => [rule.id, rule]));
  return verdictsOf(mapping, plan).flatMap((verdict): readonly Loss[] => {
    const rule = rules.get(verdict.rule);
    if (rule === undefined || verdict.verdict === 'exact' || verdict.verdict === 'unproven') return [];
    // The verdict of an array is the first of those inside it, which are told by themselves.
    if (rule.each !== undefined && rule.each.rules.length > 0) return [];
    // What raises an issue, or differs in nothing that counts, is a loss only where the author says so.
    const isSlight = verdict.verdict !== 'lossy' && rule.node.because === undefined;
    if (isSlight || (usesTable(rule) && rule.node.because === undefined)) return [];
    const shown = verdict.witness?.inputs.map((input) => JSON.stringify(input)).join(' and ');
    const words = { lossy: 'two values become one', partial: 'some values fail' } as const;
    const what = verdict.verdict === 'exact up to' ? verdictText(verdict) : words[verdict.verdict];
    const reason = rule.node.because?.value ?? rule.node.default?.because?.value;
    return [
      {
        at: rule.id,
        direction: verdict.direction,
        what: shown === undefined ? what : `${what}: ${shown.length > 80 ? `${shown.slice(0, 79)}…` : shown}`,
        ...(reason !== undefined && { reason }),
        span: rule.node.default?.span ?? rule.node.codec?.span ?? rule.node.span,
      },
    ];
  });
};

const ignored = (mapping: ResolvedMapping): readonly Loss[] =>
  (['vendor', 'canonical'] as const).flatMap((side) =>
    [mapping.ignore, ...(mapping.branches?.arms.map(({ ignore }) => ignore) ?? [])].flatMap((ignores) =>
      ignores[side].map(({ pattern, because, span }) => ({
        at: pattern,
        direction: side === 'vendor' ? ('fromVendor' as const) : ('toVendor' as const),
        what: 'ignored',
        ...(because !== undefined && { reason: because }),
        span,
      })),
    ),
  );

/** Every loss of a mapping, in the order of the file that it stands in. */
export const lossesOf = (mapping: ResolvedMapping, plan: Plan): readonly Loss[] => {
  const sites = sitesOf(mapping);
  const tables = [
    ...mapping.document.valueMaps.flatMap((table) => rowsOf(table, undefined)),
    ...sites.flatMap(({ rule }) => tablesOf(rule.node.codec).flatMap((table) => rowsOf(table, rule.id))),
  ];
  const all = [
    ...sites.flatMap((site) => oneWay(mapping, site)),
    ...byVerdict(mapping, plan),
    ...tables,
    ...ignored(mapping),
  ];
  const files = [...new Set(all.map(({ span }) => span.file))];
  return all.sort(
    (one, other) =>
      files.indexOf(one.span.file) - files.indexOf(other.span.file) || one.span.start - other.span.start,
  );
};
