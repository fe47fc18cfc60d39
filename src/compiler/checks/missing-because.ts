// Loss is allowed, silence is not: one-way rules and one-way rows give a reason (of ignored fields the parser asks one).
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { codecsIn } from '../../mapping/codecs-in.ts';
import type { CodecNode, ValueMapNode } from '../../mapping/tree.ts';
import { fieldAt } from '../../schema/fields.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import { isTwoWay } from '../emit/to-vendor.ts';
import { absolutePath } from '../facts/paths.ts';
import { isKeySite, type Site, sitesOf } from '../facts/sites.ts';
import { vendorReads, vendorWrites } from '../facts/vendor-places.ts';
import type { ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

// A memo, not state: it is asked for rule by rule, and a mapping never changes.
const memo = new WeakMap<ResolvedMapping, ReadonlySet<string>>();

/** The vendor paths, from the record, that some rule writes. */
const writtenNames = (mapping: ResolvedMapping): ReadonlySet<string> => {
  const known =
    memo.get(mapping) ??
    new Set(
      sitesOf(mapping).flatMap(({ rule, writes, vendorPrefix }) =>
        writes ? vendorWrites(rule).map(({ path }) => printPath(absolutePath(vendorPrefix, path))) : [],
      ),
    );
  memo.set(mapping, known);
  return known;
};

/** Is there a reason that the schemas or the other rules give: nothing that could be edited is lost? */
const hasDerivedReason = (mapping: ResolvedMapping, { rule, vendorPrefix }: Site): boolean => {
  if (rule.canonical.domain.readOnly) return true;
  const paths: readonly Path[] = vendorReads(rule).map((path) => absolutePath(vendorPrefix, path));
  const isSettled = (path: Path): boolean =>
    fieldAt(mapping.vendor, path)?.domain.readOnly === true ||
    (rule.source.kind === 'field' && writtenNames(mapping).has(printPath(path)));
  return paths.length > 0 && paths.every(isSettled);
};

const ofRule = (mapping: ResolvedMapping, site: Site): readonly Diagnostic[] => {
  const { node } = site.rule;
  // An arm goes the ways of its choice.
  if (site.role === 'arm' || node.because !== undefined || site.top.node.because !== undefined) return [];
  const { source, only } = node;
  const oneWay =
    source.kind === 'jsonata' && source.fromVendor === undefined
      ? 'toVendor'
      : source.kind === 'join' || (source.kind === 'jsonata' && source.toVendor === undefined)
        ? 'fromVendor'
        : undefined;
  const direction = only?.value ?? oneWay;
  if (direction === undefined) return [];
  // Nothing is lost by not writing in a mapping that writes nothing, nor by not reading a constant.
  if (direction === 'fromVendor' && (!isTwoWay(mapping) || hasDerivedReason(mapping, site))) return [];
  if (source.kind === 'const' || source.kind === 'param' || isKeySite(mapping, site)) return [];
  const path = site.rule.canonical.name;
  const span = only?.span ?? (source.kind === 'jsonata' ? node.path.span : source.span);
  return [createDiagnostic('rule/missing-because', { what: `the rule for "${path}"`, direction }, { span })];
};

const tablesOf = (codec: CodecNode | undefined): readonly ValueMapNode[] =>
  codecsIn(codec).flatMap((each) => (each.kind === 'map' && 'rows' in each.table ? [each.table] : []));

const ofRows = (table: ValueMapNode): readonly Diagnostic[] =>
  table.rows.flatMap(({ only, because, vendor }) =>
    only === undefined || because !== undefined
      ? []
      : [
          createDiagnostic(
            'rule/missing-because',
            { what: `the row "${vendor.text}"`, direction: only.value },
            {
              span: only.span,
              label: only.value === 'fromVendor' ? 'this code is never written' : 'this code is never read',
            },
          ),
        ],
  );

export const checkReasons: Check = {
  rule: (site, { mapping }) => [...ofRule(mapping, site), ...tablesOf(site.rule.node.codec).flatMap(ofRows)],
  mapping: ({ mapping }) => mapping.document.valueMaps.flatMap(ofRows),
};
