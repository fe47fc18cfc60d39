// Faults in sources other than a plain field: join, slots, firstOf, pair, const, param, each, branches.
import type { Span } from '../../../src/diagnostics/span.ts';
import type { LocatedPath } from '../../../src/mapping/tree.ts';
import { printPath } from '../../../src/schema/parse-path.ts';
import type { Edit, Mutant } from '../mutant.ts';
import { type Random, someOf } from '../random.ts';
import {
  asYaml,
  memberOf,
  ofRule,
  type RuleSite,
  replaced,
  type Site,
  textOf,
  withoutEntry,
  withoutNode,
} from '../site.ts';

const swap = (one: Span, other: Span): readonly Edit[] => [
  replaced(one, textOf(other)),
  replaced(other, textOf(one)),
];

const listFaults = (
  site: Site,
  rule: RuleSite,
  what: string,
  list: readonly { readonly span: Span }[],
): readonly Mutant[] =>
  list.flatMap(({ span }, index) => {
    const next = list[index + 1];
    return [
      ...ofRule(site, rule, `dropped part of ${what}`, textOf(span), [withoutNode(site.root, span)]),
      ...(next === undefined
        ? []
        : ofRule(site, rule, `swapped parts of ${what}`, textOf(span), swap(span, next.span))),
    ];
  });

export const wrongJoin = (site: Site, random: Random): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const { source } = rule.node;
    if (source.kind !== 'join') return [];
    const names = new Set(source.from.map(({ value }) => printPath(value)));
    const others = site.vendorFields.filter(
      ({ name, domain }) => domain.types.has('string') && !names.has(name) && /^\w+$/.test(name),
    );
    return [
      ...listFaults(site, rule, 'join', source.from),
      ...source.from.flatMap((path: LocatedPath) =>
        someOf(random, others, 1).flatMap(({ name }) =>
          ofRule(site, rule, 'wrong part of join', name, [replaced(path.span, name)]),
        ),
      ),
    ];
  });

export const wrongSlots = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const { source } = rule.node;
    if (source.kind !== 'slots') return [];
    return source.from.flatMap(({ slot, path }, index) => {
      const next = source.from[index + 1];
      return [
        ...ofRule(site, rule, 'misspelled slot', slot.value, [replaced(slot.span, `${slot.value}x`)]),
        ...(next === undefined
          ? []
          : ofRule(site, rule, 'swapped slots', slot.value, swap(path.span, next.path.span))),
      ];
    });
  });

export const wrongChoice = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const { source } = rule.node;
    if (source.kind !== 'firstOf') return [];
    return [
      ...listFaults(site, rule, 'firstOf', source.arms),
      ...source.arms.flatMap(({ when, writer }) => [
        ...(when === undefined
          ? []
          : [
              ...ofRule(site, rule, 'wrong guard', 'another value', [
                replaced(when.value.span, `${textOf(when.value.span)}x`),
              ]),
              ...ofRule(site, rule, 'dropped guard', 'no when', [withoutNode(site.root, when.span)]),
            ]),
        ...(writer === undefined
          ? []
          : ofRule(site, rule, 'dropped writer', 'no writer', [withoutNode(site.root, writer.span)])),
      ]),
    ];
  });

/** Arms of `firstOf` stand as rules of their own: their `when` is a member there. */
export const droppedGuard = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) =>
    (['when', 'writer'] as const).flatMap((key) =>
      memberOf(rule.value, key) === undefined
        ? []
        : ofRule(site, rule, `dropped ${key}`, key, [withoutEntry(rule.value, key)]),
    ),
  );

export const wrongPair = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const { source } = rule.node;
    if (source.kind !== 'pair') return [];
    const others = site.rules.filter(({ node }) => node !== rule.node && node.source.kind === 'pair');
    const [other] = others;
    return [
      ...ofRule(site, rule, 'misspelled pair', source.name.value, [
        replaced(source.name.span, JSON.stringify(`${source.name.value}s`)),
      ]),
      ...(other?.node.source.kind === 'pair' && other.node.source.name.value !== source.name.value
        ? ofRule(site, rule, 'wrong pair', other.node.source.name.value, [
            replaced(source.name.span, JSON.stringify(other.node.source.name.value)),
          ])
        : []),
    ];
  });

export const wrongConstant = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const { source } = rule.node;
    if (source.kind === 'const') {
      const text = source.value.kind === 'scalar' ? source.value.text : undefined;
      return text === undefined
        ? []
        : ofRule(site, rule, 'changed constant', `${text}x`, [
            replaced(source.value.span, asYaml(`${text}x`)),
          ]);
    }
    if (source.kind !== 'param') return [];
    return site.compiled.resolved.parameters
      .filter(({ name }) => name !== source.name.value)
      .flatMap(({ name }) =>
        ofRule(site, rule, 'wrong parameter', name, [replaced(source.name.span, asYaml(name))]),
      );
  });

export const wrongEach = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const { codec } = rule.node;
    if (codec?.kind !== 'each') return [];
    const { removed, key, fields } = codec;
    const words = ['delete', 'keep', 'error'].filter((word) => word !== (removed?.value ?? 'delete'));
    const [first] = key;
    const each = memberOf(rule.value, 'each');
    return [
      ...(removed === undefined
        ? []
        : words.flatMap((word) =>
            ofRule(site, rule, 'removed elements handled otherwise', word, [replaced(removed.span, word)]),
          )),
      ...(first === undefined
        ? []
        : fields
            .map(({ path }) => printPath(path.value))
            .filter((name) => name !== first.value && /^\w+$/.test(name))
            .flatMap((name) =>
              ofRule(site, rule, 'wrong key of elements', name, [replaced(first.span, name)]),
            )),
      ...(each === undefined || key.length === 0
        ? []
        : ofRule(site, rule, 'dropped key of elements', 'no key', [withoutEntry(each.value, 'key')])),
    ];
  });

export const wrongBranches = (site: Site): readonly Mutant[] => {
  const { document, file } = site;
  if (document.kind !== 'mapping' || document.branches === undefined) return [];
  const { arms } = document.branches;
  return arms.flatMap((arm, index): readonly Mutant[] => {
    const [type] = arm.types;
    const next = arms[index + 1]?.types[0];
    if (type === undefined) return [];
    const base = { path: file.path, rules: '*' as const, names: [type.value] };
    const drop = withoutNode(site.root, arm.span);
    const nextArm = arms[index + 1];
    return [
      ...(drop === undefined
        ? []
        : [{ ...base, operator: 'dropped branch', edits: [drop], what: type.value, units: [arm.span] }]),
      ...(next === undefined || nextArm === undefined || type.value === '*' || next.value === '*'
        ? []
        : [
            {
              ...base,
              operator: 'swapped branches',
              edits: swap(type.span, next.span),
              what: `${type.value} and ${next.value}`,
              units: [arm.span, nextArm.span],
            },
          ]),
    ];
  });
};
