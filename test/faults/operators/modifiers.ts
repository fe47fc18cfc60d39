// Faults in a rule's modifiers: directions, reasons, defaults, policies for null, absent and failure, guards, locks.
import { fieldAt } from '../../../src/schema/fields.ts';
import { samplesOf } from '../../../src/schema/sample.ts';
import type { Mutant } from '../mutant.ts';
import { type Random, someOf } from '../random.ts';
import { asYaml, memberOf, ofRule, replaced, type Site, textOf, withMember, withoutEntry } from '../site.ts';

export const wrongDirection = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const { only } = rule.node;
    if (only !== undefined) {
      const other = only.value === 'fromVendor' ? 'toVendor' : 'fromVendor';
      return [
        ...ofRule(site, rule, 'wrong direction', `only ${other}`, [replaced(only.span, other)]),
        ...ofRule(site, rule, 'direction removed', 'both ways', [withoutEntry(rule.value, 'only')]),
      ];
    }
    return (['fromVendor', 'toVendor'] as const).flatMap((way) =>
      ofRule(
        site,
        rule,
        'one way only',
        way,
        withMember(
          rule,
          `only: ${way}, because: of one way`.replace(
            ', ',
            rule.value.kind === 'map' && textOf(rule.value.span)[0] !== '{'
              ? `\n${columnOf(rule.value.span)}`
              : ', ',
          ),
        ),
      ),
    );
  });

const columnOf = ({
  file,
  start,
}: {
  readonly file: { readonly text: string };
  readonly start: number;
}): string => ' '.repeat(start - file.text.lastIndexOf('\n', start - 1) - 1);

export const reasonRemoved = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => [
    ...(rule.node.because === undefined
      ? []
      : ofRule(site, rule, 'reason removed', 'no because', [withoutEntry(rule.value, 'because')])),
    ...(rule.node.default?.because === undefined
      ? []
      : ofRule(site, rule, 'reason removed', 'no because of the default', [
          withoutEntry(memberOf(rule.value, 'default')?.value ?? rule.value, 'because'),
        ])),
  ]);

export const wrongDefault = (site: Site, random: Random): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const { default: fill, source } = rule.node;
    const field = fieldAt(site.compiled.resolved.canonical, rule.node.path.value);
    const values =
      field === undefined ? [] : samplesOf(field.domain).filter((each) => each !== null && each !== '');
    if (fill === undefined) {
      const [value] = someOf(random, values, 1);
      if (value === undefined || source.kind !== 'field') return [];
      const made = (text: string, operator: string) =>
        ofRule(site, rule, operator, text, withMember(rule, `default: ${text}`));
      return [
        ...made(`{ fromVendor: ${asYaml(value)}, because: it is so }`, 'default that lies'),
        ...made(`{ onCreate: ${asYaml(value)}, because: it is so }`, 'default on create that lies'),
      ];
    }
    return [
      ...ofRule(site, rule, 'dropped default', 'no default', [withoutEntry(rule.value, 'default')]),
      ...[fill.fromVendor, fill.onCreate].flatMap((node) =>
        node === undefined
          ? []
          : someOf(
              random,
              values.filter((value) => asYaml(value) !== textOf(node.span)),
              2,
            ).flatMap((value) =>
              ofRule(site, rule, 'wrong default', asYaml(value), [replaced(node.span, asYaml(value))]),
            ),
      ),
      ...(['fromVendor', 'onCreate'] as const).flatMap((key) => {
        const entry = memberOf(rule.value, 'default', key);
        const other = key === 'fromVendor' ? 'onCreate' : 'fromVendor';
        return entry === undefined
          ? []
          : ofRule(site, rule, 'default of the other side', other, [replaced(entry.key.span, other)]);
      }),
    ];
  });

const OVERRIDES = [
  ['null', 'fromVendor', ['keep', 'error', 'omit']],
  ['null', 'toVendor', ['leave', 'error', 'clear']],
  ['absent', 'toVendor', ['clear', 'leave']],
  ['onError', 'fromVendor', ['null', 'reject', 'omit']],
  ['onError', 'toVendor', ['omit', 'null', 'reject']],
] as const;

const nameOf = (policy: string): string =>
  policy === 'null' ? 'null policy' : policy === 'absent' ? 'absent policy' : 'failure policy';

/** Other words for a policy that the rule states; for the others, a few that nobody asked for. */
export const wrongPolicy = (site: Site, random: Random): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const stated = OVERRIDES.flatMap(([policy, way, words]) => {
      const entry = memberOf(rule.value, policy, way);
      if (entry === undefined) return [];
      return [
        ...ofRule(site, rule, `lost ${nameOf(policy)}`, `no ${policy}`, [withoutEntry(rule.value, policy)]),
        ...words
          .filter((word) => word !== textOf(entry.value.span))
          .flatMap((word) =>
            ofRule(site, rule, `wrong ${nameOf(policy)}`, `${way}: ${word}`, [
              replaced(entry.value.span, quoted(word)),
            ]),
          ),
      ];
    });
    // The last word of each is the policy of most mappings.
    const others = OVERRIDES.filter(([policy]) => memberOf(rule.value, policy) === undefined).flatMap(
      ([policy, way, words]) => words.slice(0, -1).map((word) => ({ policy, way, word })),
    );
    return [
      ...stated,
      ...someOf(random, others, ADDED).flatMap(({ policy, way, word }) =>
        ofRule(
          site,
          rule,
          `added ${nameOf(policy)}`,
          `${policy} ${way}: ${word}`,
          withMember(rule, `${quoted(policy)}: { ${way}: ${quoted(word)} }`),
        ),
      ),
    ];
  });

/** How many policies that nobody asked for are planted in a rule. */
const ADDED = 1;

const quoted = (word: string): string => (word === 'null' ? '"null"' : word);

export const wrongGuard = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => [
    ...(rule.node.ifPresent !== undefined
      ? ofRule(site, rule, 'dropped ifPresent', 'always used', [withoutEntry(rule.value, 'ifPresent')])
      : rule.node.source.kind === 'field' && rule.isOuter
        ? ofRule(site, rule, 'added ifPresent', 'used where present', withMember(rule, 'ifPresent: true'))
        : []),
    ...(rule.node.locked !== undefined
      ? ofRule(site, rule, 'dropped lock', 'not locked', [withoutEntry(rule.value, 'locked')])
      : []),
  ]);
