// Reads policies: all of them in a base mapping, some of them in a rule that overrides for itself.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { YamlNode } from '../yaml/node.ts';
import { POLICY_WORDS, SHAPES } from './keys.ts';
import { type MapView, type Report, readAt, readMap, readWord } from './reader.ts';
import type { PoliciesNode, RulePoliciesNode } from './tree.ts';

type Group = keyof typeof POLICY_WORDS;
type Groups = (group: Exclude<Group, 'unmapped'>) => YamlNode | undefined;

/** Reads one direction of one policy; `words` is undefined where the policy does not have that direction. */
const word = <const Word extends string>(
  map: MapView<'fromVendor' | 'toVendor'> | undefined,
  direction: 'fromVendor' | 'toVendor',
  words: readonly Word[],
  report: Report,
) => readAt(map?.value(direction), (node) => readWord(node, words, report));

const both = <const From extends string, const To extends string>(
  node: YamlNode,
  words: { readonly fromVendor: readonly From[]; readonly toVendor: readonly To[] },
  report: Report,
) => {
  const map = readMap(node, SHAPES.policyBothWays, report);
  const fromVendor = word(map, 'fromVendor', words.fromVendor, report);
  const toVendor = word(map, 'toVendor', words.toVendor, report);
  return { ...(fromVendor && { fromVendor }), ...(toVendor && { toVendor }) };
};

/** Reads the policy keys of a rule. */
export const parseRulePolicies = (group: Groups, report: Report): RulePoliciesNode => {
  const absent = readAt(group('absent'), (node) => {
    const map = readMap(node, SHAPES.policyToVendor, report);
    const toVendor = readAt(map?.value('toVendor'), (value) =>
      readWord(value, POLICY_WORDS.absent.toVendor, report),
    );
    return { ...(toVendor && { toVendor }) };
  });
  const nulls = readAt(group('null'), (node) => both(node, POLICY_WORDS.null, report));
  const onError = readAt(group('onError'), (node) => both(node, POLICY_WORDS.onError, report));
  return { ...(absent && { absent }), ...(nulls && { null: nulls }), ...(onError && { onError }) };
};

/**
 * Reads `policies:` of a base mapping. What is not stated is one diagnostic.
 * @param at - where to say so if there is no `policies:` at all
 */
export const parsePolicies = (
  node: YamlNode | undefined,
  key: Span | undefined,
  at: Span,
  report: Report,
): PoliciesNode => {
  const map = readAt(node, (value) => readMap(value, SHAPES.policies, report));
  const rest = parseRulePolicies((group) => map?.value(group), report);
  const unmapped = readAt(map?.value('unmapped'), (value) => both(value, POLICY_WORDS.unmapped, report));
  // A value that is no map at all was reported as such.
  const missing = node === undefined || map ? missingPolicies(map) : [];
  if (missing.length > 0) report(createDiagnostic('policies/missing', { missing }, { span: key ?? at }));
  return {
    ...(node && { span: node.span }),
    unmapped: unmapped ?? {},
    absent: rest.absent ?? {},
    null: rest.null ?? {},
    onError: rest.onError ?? {},
  };
};

const missingPolicies = (map: MapView<Group> | undefined) =>
  GROUPS.flatMap((group) => {
    const value = map?.value(group);
    // A group that is no map was reported as such.
    if (value !== undefined && value.kind !== 'map') return [];
    const stated = new Set(value?.entries.map((entry) => entry.key.text));
    return Object.entries(POLICY_WORDS[group])
      .filter(([direction]) => !stated.has(direction))
      .map(([direction, words]) => ({ policy: `${group}.${direction}`, words }));
  });

const GROUPS: readonly Group[] = ['unmapped', 'absent', 'null', 'onError'];
