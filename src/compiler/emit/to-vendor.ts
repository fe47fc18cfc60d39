// The whole expression of one mapping, from the canonical record to the patch of the vendor's.

import type { JsonValue } from '../../json/json.ts';
import { stringText, valueText } from '../../jsonata/parse/text.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { allRules } from '../facts/all-rules.ts';
import { writerOf } from '../facts/discriminator.ts';
import type { Ignores, ResolvedMapping, Rule } from '../resolved.ts';
import { coveredText } from './covered.ts';
import { discriminatorOf } from './discriminator.ts';
import { coveredKeys } from './from-vendor.ts';
import { blockText, listOfTexts } from './layout.ts';
import { recordText } from './member-tree.ts';
import { operandText } from './operand.ts';
import { ROOT_SCOPE } from './scope.ts';
import { takenPairs } from './taken-pairs.ts';
import { unmappedElements } from './unmapped-elements.ts';
import { writeRulesText } from './write-rules.ts';

const constantsText = (mapping: ResolvedMapping): string =>
  recordText(
    mapping.write.map(({ place, value }) => ({
      path: place.path,
      text: isParameter(value)
        ? operandText([{ kind: 'key', key: value.param }], '$param')
        : valueText(value),
    })),
  );

const isParameter = (value: JsonValue | { readonly param: string }): value is { readonly param: string } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'param');

const patchOf = (
  mapping: ResolvedMapping,
  rules: readonly Rule[],
  ignores: readonly Ignores[],
  vendor: SchemaDocument = mapping.vendor,
): string => {
  const collects = mapping.policies.unmapped.fromVendor === 'collect';
  const statements: string[] = [];
  const ignored = ignores.flatMap(({ canonical }) => canonical.map(({ pattern }) => pattern));
  const names = ignored.filter((name) => !name.includes('*'));
  const globs = ignored.filter((name) => name.includes('*'));
  const custom = collects ? ['custom'] : [];
  const covered = coveredText(rules, custom, names);
  let other = '';
  if (mapping.branches !== undefined) {
    const all = coveredText(allRules(mapping), custom, names);
    if (all !== covered) {
      statements.push(`$reportOtherBranch($, ${covered}, ${all})`);
      other = `, ${all}`;
    }
  }
  if (mapping.policies.unmapped.toVendor === 'error')
    statements.push(`$reportUnknown($, ${covered}, ${listOfTexts(globs)}, $before${other})`);
  const { mapped, ignored: unread } = coveredKeys(mapping, rules, ignores);
  const arrays = collects ? unmappedElements(mapping, rules, ignores) : [];
  // They are members of `custom` with rules of their own.
  const lists = arrays.flatMap(({ canonical: { path } }) => (path[1]?.kind === 'key' ? [path[1].key] : []));
  const last = lists.length === 0 ? '' : `, ${listOfTexts(lists)}`;
  const given = mapping.policies.absent === 'clear' ? '$withGone(custom, $before.custom)' : 'custom';
  const others = `$customFields(${given}, $before.custom, $onto, ${listOfTexts(mapped)}, ${listOfTexts(unread)}${last})`;
  const patch = writeRulesText(
    [...rules, ...arrays],
    { ...ROOT_SCOPE, taken: takenPairs(rules, vendor, ignores) },
    { statements, merged: collects ? [others] : [] },
  );
  return mapping.write.length === 0 ? patch : `$withConstants(${patch}, ${constantsText(mapping)}, $onto)`;
};

/** Can the mapping be written at all? `records:` and a discriminator that is not written make it one-way. */
export const isTwoWay = (mapping: ResolvedMapping): boolean =>
  mapping.records === undefined &&
  (mapping.branches === undefined || writerOf(mapping) !== undefined) &&
  allRules(mapping).some((rule) => rule.writes);

/** JSONata that gives the patch; undefined for a mapping that goes one way. It sees `$onto`, `$before`, `$create` and `$param`. */
export const emitToVendor = (mapping: ResolvedMapping): string | undefined => {
  if (!isTwoWay(mapping)) return undefined;
  const { branches } = mapping;
  if (branches === undefined) return patchOf(mapping, mapping.rules, [mapping.ignore]);
  const rule = writerOf(mapping);
  if (rule === undefined) return undefined;
  const value = operandText(rule.canonical.path);
  const code = rule.codec === undefined ? value : rule.codec.write(value);
  const given = `$exists(${value}) and ${value} != null ? ${code} : ${operandText(branches.by.path, '$onto')}`;
  const { statements, condition } = discriminatorOf(mapping, given);
  const rest = branches.arms.find(({ codes }) => codes.length === 0);
  const texts = branches.arms
    .filter(({ codes }) => codes.length > 0)
    .map(
      (arm) =>
        `${condition(arm)} ? /* ${arm.name.replaceAll('*/', '* /')} */ ${patchOf(mapping, arm.rules, [mapping.ignore, arm.ignore], arm.vendor)}`,
    );
  const otherwise =
    rest === undefined
      ? `$reject("record/branch", ${stringText(rule.canonical.name)}, ${value})`
      : patchOf(mapping, rest.rules, [mapping.ignore, rest.ignore]);
  return blockText(statements, [...texts, otherwise].join('\n: '));
};
