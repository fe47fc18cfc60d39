// Two rules that write one vendor field, also through a parent; two that read one field and would both write it.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import { isTwoWay } from '../emit/to-vendor.ts';
import { addModifier } from '../facts/add-modifier.ts';
import { vendorReads, vendorWrites } from '../facts/vendor-places.ts';
import type { ResolvedMapping, Rule } from '../resolved.ts';
import type { Check } from './check.ts';

/** One write: of a rule, or of a constant under `write:`. */
interface Write {
  readonly path: Path;
  readonly span: Span;
  readonly rule?: Rule;
  readonly name: string;
}

const writesOf = (rules: readonly Rule[]): readonly Write[] =>
  rules.flatMap((rule) => {
    const places = new Map(vendorWrites(rule).map(({ path, span }) => [printPath(path), { path, span }]));
    // What no instance accepts is another diagnostic's matter.
    const readOnly = new Set(
      vendorWrites(rule).flatMap(({ domain, path }) => (domain.readOnly ? [printPath(path)] : [])),
    );
    return [...places].flatMap(([field, { path, span }]) =>
      readOnly.has(field) ? [] : [{ path, span, rule, name: rule.canonical.name }],
    );
  });

const reads = (rule: Rule, field: string): boolean =>
  vendorReads(rule).some((path) => printPath(path) === field);

/** The writes that meet an earlier one at the same place or above. */
const meetings = (writes: readonly Write[]): readonly (readonly [Write, Write])[] => {
  const byName = new Map<string, Write>();
  for (const write of writes) {
    const name = printPath(write.path);
    if (!byName.has(name)) byName.set(name, write);
  }
  return writes.flatMap((write) =>
    write.path.flatMap((_, index): readonly (readonly [Write, Write])[] => {
      const other = byName.get(printPath(write.path.slice(0, index + 1)));
      return other === undefined || other === write || (other.rule === write.rule && write.rule !== undefined)
        ? []
        : [[other, write]];
    }),
  );
};

const report = ([first, second]: readonly [Write, Write]): Diagnostic => {
  const field = printPath(second.path);
  const other = printPath(first.path);
  const rules = [first.name, second.name];
  const related = [{ span: first.span, message: 'the other writer' }];
  const shared =
    field === other && first.rule && second.rule && reads(first.rule, field) && reads(second.rule, field);
  if (!shared || second.rule === undefined)
    return createDiagnostic('rule/two-writers', { field, other, rules }, { span: second.span, related });
  const fix = addModifier(second.rule.node, 'only: fromVendor');
  return createDiagnostic('rule/no-named-writer', { field, rules }, { span: second.span, related, fix });
};

const checkScope = (mapping: ResolvedMapping, rules: readonly Rule[]): readonly Diagnostic[] => {
  const constants = mapping.write.map(({ place }) => ({
    path: place.path,
    span: place.span,
    name: `write: ${place.name}`,
  }));
  const inner = rules.flatMap((rule) => (rule.each ? meetings(writesOf(rule.each.rules)).map(report) : []));
  return [...meetings([...writesOf(rules), ...constants]).map(report), ...inner];
};

/** Per set of rules that hold together: outside branches, and in each branch. */
export const checkVendorWriters: Check = {
  mapping: ({ mapping }) => {
    if (!isTwoWay(mapping)) return [];
    const branches = mapping.branches?.arms ?? [];
    const scopes = branches.length === 0 ? [mapping.rules] : branches.map(({ rules }) => rules);
    const seen = new Set<string>();
    return scopes
      .flatMap((rules) => checkScope(mapping, rules))
      .filter(({ code, span }) => {
        const key = `${code} ${span?.file.path} ${span?.start}`;
        return !seen.has(key) && seen.add(key);
      });
  },
};
