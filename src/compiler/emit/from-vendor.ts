// The whole expression of one mapping, from the vendor's record to the canonical one.
import { stringText } from '../../jsonata/parse/text.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { vendorKeys } from '../facts/vendor-places.ts';
import type { Ignores, ResolvedMapping, Rule } from '../resolved.ts';
import { discriminatorOf } from './discriminator.ts';
import { blockText, indent, listOfTexts } from './layout.ts';
import { operandText } from './operand.ts';
import { readRecordText, readRulesText, reportOthersText } from './read-rule.ts';
import { ROOT_SCOPE, type Scope } from './scope.ts';
import { takenPairs } from './taken-pairs.ts';
import { insideCustom, unmappedElements } from './unmapped-elements.ts';

/** The vendor keys that rules and `ignore` cover: names, and patterns with `*`. */
export const coveredKeys = (
  mapping: ResolvedMapping,
  rules: readonly Rule[],
  ignores: readonly Ignores[],
): {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  /** Names that a rule owns, and all that is ignored, names and patterns. */
  readonly mapped: readonly string[];
  readonly ignored: readonly string[];
} => {
  const ignored = ignores.flatMap(({ vendor }) => vendor.map(({ pattern }) => pattern));
  const by = mapping.branches?.by.path[0];
  const mapped = [
    ...vendorKeys(rules),
    ...(by?.kind === 'key' ? [by.key] : []),
    ...mapping.write.flatMap(({ place: { path } }) => (path[0]?.kind === 'key' ? [path[0].key] : [])),
  ];
  const names = [...mapped, ...ignored.filter((pattern) => !pattern.includes('*'))];
  return {
    names: [...new Set(names)],
    patterns: ignored.filter((pattern) => pattern.includes('*')),
    mapped: [...new Set(mapped)],
    ignored,
  };
};

const recordText = (
  mapping: ResolvedMapping,
  rules: readonly Rule[],
  ignores: readonly Ignores[],
  vendor: SchemaDocument,
  around: Scope,
): string => {
  const scope = { ...around, taken: takenPairs(rules, vendor, ignores) };
  const policy = mapping.policies.unmapped.fromVendor;
  if (policy === 'drop') return readRecordText(rules, scope);
  const { names, patterns } = coveredKeys(mapping, rules, ignores);
  const subject = scope.vendor === '' ? '$' : scope.vendor;
  const keep = mapping.policies.null.fromVendor === 'keep' ? 'true' : 'false';
  const rest = `$unmapped(${subject}, ${listOfTexts(names)}, ${listOfTexts(patterns)}, ${keep})`;
  const lists = unmappedElements(mapping, rules, ignores);
  switch (policy) {
    case 'collect': {
      const text =
        lists.length === 0 ? rest : `$collected(${rest}, ${readRulesText(insideCustom(lists), scope)})`;
      return readRecordText(rules, scope, [{ path: [{ kind: 'key', key: 'custom' }], text }]);
    }
    case 'keep':
      return `$withAll(${readRecordText(rules, scope)}, ${rest})`;
    case 'error':
      return readRecordText(
        rules,
        scope,
        [],
        [`$reportUnmapped(${rest})`, ...lists.map((list) => reportOthersText(list, scope))],
      );
  }
};

const branchedText = (mapping: ResolvedMapping, scope: Scope): string => {
  const { branches } = mapping;
  if (branches === undefined)
    return recordText(mapping, mapping.rules, [mapping.ignore], mapping.vendor, scope);
  const by = operandText(branches.by.path, scope.vendor);
  const { statements, condition } = discriminatorOf(mapping, by);
  const texts = branches.arms.map((arm) => {
    const within = { ...scope, ofBranch: arm.own };
    const body = recordText(mapping, arm.rules, [mapping.ignore, arm.ignore], arm.vendor, within);
    return { arm, body: `/* ${arm.name.replaceAll('*/', '* /')} */ ${body}` };
  });
  const rest = texts.find(({ arm }) => arm.codes.length === 0);
  const otherwise = rest?.body ?? `$reject("record/branch", ${scope.at(branches.by.name)}, ${by})`;
  const chosen = texts
    .filter(({ arm }) => arm.codes.length > 0)
    .map(({ arm, body }) => `${condition(arm)} ? ${body}`);
  return blockText(statements, [...chosen, otherwise].join('\n: '));
};

/** JSONata that gives the canonical record (with `records:`, an array of them). */
export const emitFromVendor = (mapping: ResolvedMapping): string => {
  if (mapping.records === undefined) return branchedText(mapping, ROOT_SCOPE);
  const scope: Scope = {
    ...ROOT_SCOPE,
    vendor: '$item',
    depth: 0,
    at: (name) => `$indexed("", $index, ${stringText(name.startsWith('[') ? name : `.${name}`)})`,
  };
  const items = operandText(mapping.records.path);
  const body = branchedText(mapping, scope);
  return blockText(
    ['$parent := $'],
    `$readRecords(${items}, function($item, $index) {\n  ${indent(body)}\n})`,
  );
};
