// Reads policies: all of them in a base mapping, some of them in a rule that overrides for itself.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { YamlNode } from '../yaml/node.ts';
import { DIRECTIONS, POLICY_WORDS, SHAPES } from './keys.ts';
import { type MapView, type Mend, type Report, readAt, readMap, readWord, writeInstead } from './reader.ts';
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

/** A bare word, such as `null: omit`: it has to say for which direction. */
const wordInstead = (
  node: YamlNode,
  words: Readonly<Partial<Record<'fromVendor' | 'toVendor', readonly string[]>>>,
): Mend | undefined => {
  if (node.kind !== 'scalar') return undefined;
  const directions = DIRECTIONS.flatMap((direction) => {
    const known = words[direction];
    return known ? [{ direction, known, isWord: known.includes(node.text) }] : [];
  });
  if (!directions.some(({ isWord }) => isWord)) return undefined;
  const stated = directions.map(
    ({ direction, known, isWord }) => `${direction}: ${isWord ? node.text : known.join(' | ')}`,
  );
  const text = `{ ${stated.join(', ')} }`;
  // A word that one direction lacks leaves the author to choose that one.
  return directions.every(({ isWord }) => isWord)
    ? writeInstead(node, text, directions.length === 1)
    : { help: `write ${text}` };
};

const both = <const From extends string, const To extends string>(
  node: YamlNode,
  words: { readonly fromVendor: readonly From[]; readonly toVendor: readonly To[] },
  report: Report,
) => {
  const map = readMap(node, SHAPES.policyBothWays, report, { instead: (value) => wordInstead(value, words) });
  const fromVendor = word(map, 'fromVendor', words.fromVendor, report);
  const toVendor = word(map, 'toVendor', words.toVendor, report);
  return { ...(fromVendor && { fromVendor }), ...(toVendor && { toVendor }) };
};

/** Reads the policy keys of a rule. */
export const parseRulePolicies = (group: Groups, report: Report): RulePoliciesNode => {
  const absent = readAt(group('absent'), (node) => {
    const instead = (value: YamlNode) => wordInstead(value, POLICY_WORDS.absent);
    const map = readMap(node, SHAPES.policyToVendor, report, { instead });
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
  if (missing.length > 0) {
    const help = `${key ? 'complete them' : 'add them'}, and choose:\n${blockOf(map, missing)}`;
    report(createDiagnostic('policies/missing', { missing }, { span: key ?? at, help }));
  }
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

/** What most mappings want: nothing lost, a PATCH, no half of a record written. */
const USUAL: Readonly<Record<string, string>> = {
  'unmapped.fromVendor': 'collect',
  'unmapped.toVendor': 'error',
  'absent.toVendor': 'leave',
  'null.fromVendor': 'omit',
  'null.toVendor': 'clear',
  'onError.fromVendor': 'omit',
  'onError.toVendor': 'reject',
};

/** YAML to paste: each group that lacks something, with what it states already and the words to choose from. */
const blockOf = (map: MapView<Group> | undefined, missing: ReturnType<typeof missingPolicies>): string => {
  const lines = GROUPS.filter((group) => missing.some(({ policy }) => policy.startsWith(`${group}.`))).map(
    (group) => {
      const value = map?.value(group);
      const stated = value?.kind === 'map' ? value.entries : [];
      const words: Readonly<Partial<Record<string, readonly string[]>>> = POLICY_WORDS[group];
      const lacking = missing.filter(({ policy }) => policy.startsWith(`${group}.`));
      const members = Object.keys(words).flatMap((direction) => {
        const own = stated.find(({ key }) => key.text === direction)?.value;
        if (own !== undefined) return [`${direction}: ${own.kind === 'scalar' ? own.text : '…'}`];
        return [`${direction}: ${USUAL[`${group}.${direction}`]}`];
      });
      const choices = lacking.map(({ policy, words: all }) => `${policy.split('.')[1]}: ${all.join(' | ')}`);
      return { text: `  ${group}: { ${members.join(', ')} }`, note: choices.join('; ') };
    },
  );
  const width = Math.max(...lines.map(({ text }) => text.length));
  return ['policies:', ...lines.map(({ text, note }) => `${text.padEnd(width)}   # ${note}`)].join('\n');
};

const GROUPS: readonly Group[] = ['unmapped', 'absent', 'null', 'onError'];
