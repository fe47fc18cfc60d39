// Field rules, those inside `each` and branches included: added, removed, and in what they differ.
import { allRules } from '../compiler/facts/all-rules.ts';
import { type Site, sitesOf } from '../compiler/facts/sites.ts';
import type { Direction, ResolvedMapping, Rule } from '../compiler/resolved.ts';
import { codecsIn } from '../mapping/codecs-in.ts';
import type { CodecNode, RuleNode, UnknownPolicyNode } from '../mapping/tree.ts';
import { ALL, type Both, CANONICAL, type Party, type Tell, WRITERS } from './change.ts';
import { codecChange } from './codecs.ts';
import type { Moved } from './emission.ts';
import { comparePolicies, type PolicyValue, policiesIn } from './policies.ts';
import { compareRows, mapsIn } from './rows.ts';
import { jsonataOf, sameExpression, sourceText, whatItReads } from './sources.ts';
import { codecText, oneLine, plainText, written, writtenValue } from './written.ts';

/** Rules with those of the elements of their arrays and the arms of their choices, by names of their own. */
const flat = (rules: readonly Rule[], name = ({ id }: Rule) => id): readonly (readonly [string, Rule])[] =>
  rules.flatMap((rule) => [
    [name(rule), rule] as const,
    ...flat(rule.each?.rules ?? []),
    ...(rule.source.kind === 'firstOf'
      ? rule.source.arms.flatMap((arm, index) => flat([arm.rule], () => `${name(rule)} arm ${index + 1}`))
      : []),
  ]);

/** Whom a rule concerns, by the ways that it goes. */
const partiesOf = ({ reads, writes }: Rule): readonly Party[] => [
  ...(reads ? (['canonical readers'] as const) : []),
  ...(writes ? (['canonical writers', 'vendor readers'] as const) : []),
];

/** Does the rule go the policy's way, and take this value of it? */
export const takes = ({ rule, reads, writes }: Site, { name, direction, value }: PolicyValue): boolean =>
  (direction === 'fromVendor' ? reads : writes) &&
  policiesIn(rule.policies).some(
    (policy) => policy.name === name && policy.direction === direction && policy.value === value,
  );

const FROM_BRANCH = /^.* › /;

/** What both states have in common for all rules, and what is told once for several. */
interface Scope {
  readonly mappings: Both<ResolvedMapping>;
  readonly moved: Moved;
  readonly sites: ReadonlyMap<Rule, Site>;
  readonly told: Set<string>;
  readonly tell: Tell;
}

/** Tells how the rules of two states differ. */
export const compareRules = (mappings: Both<ResolvedMapping>, moved: Moved, tell: Tell): void => {
  const { base, now } = mappings;
  const sites = new Map([...sitesOf(base), ...sitesOf(now)].map((site) => [site.rule, site]));
  const scope = { mappings, moved, sites, told: new Set<string>(), tell };
  const [before, after] = [base, now].map((mapping) => new Map(flat(allRules(mapping))));
  const branches = [base, now].map((mapping) => new Set(mapping.branches?.arms.map(({ name }) => name)));
  // Where a branch has no rule of its own for a path, the outer one holds in it.
  const outer = (rules: typeof before, name: string): Rule | undefined => {
    const [prefix = ''] = FROM_BRANCH.exec(name) ?? [];
    const isOld = branches.every((names) => names.has(prefix.slice(0, -3)));
    return isOld ? rules?.get(name.slice(prefix.length)) : undefined;
  };
  for (const [name, rule] of after ?? []) {
    const other = before?.get(name) ?? outer(before, name);
    if (other !== undefined) compareRule({ base: other, now: rule }, name, scope);
    else
      tell('field added', 'minor', partiesOf(rule), {
        at: name,
        after: writtenValue(rule.node.span),
        span: rule.node.span,
      });
  }
  for (const [name, rule] of before ?? []) {
    if (after?.has(name)) continue;
    const other = outer(after, name);
    if (other !== undefined) compareRule({ base: rule, now: other }, name, scope);
    else
      tell('field removed', 'major', partiesOf(rule), {
        at: name,
        before: writtenValue(rule.node.span),
        span: rule.node.span,
        isGone: true,
      });
  }
};

const compareRule = (both: Both<Rule>, at: string, scope: Scope): void => {
  const { base, now } = both;
  const { mappings, moved, sites, tell } = scope;
  const { span } = now.node;
  compareSource(both, at, tell);
  compareCodec(both, at, scope);
  compareWay(both, at, 'fromVendor', base.reads, now.reads, tell);
  compareWay(both, at, 'toVendor', base.writes, now.writes, tell);
  compareDefaults(both, at, tell);
  const goes = (direction: Direction): boolean =>
    [base, now].every((rule) => sites.get(rule)?.[direction === 'fromVendor' ? 'reads' : 'writes'] === true);
  comparePolicies(
    { base: base.policies, now: now.policies },
    {
      at,
      span,
      outer: { base: mappings.base.policies, now: mappings.now.policies },
      // What a schema refuses is no matter of the text; an edit of what is only read is refused by the text.
      isFelt: ({ name, direction }) =>
        name === 'onError' ? goes(direction) || moved[direction] : goes(direction) && moved[direction],
    },
    tell,
  );
  compareFlags({ base: base.node, now: now.node }, at, tell);
};

const compareSource = ({ base, now }: Both<Rule>, at: string, tell: Tell): void => {
  const where = { at, span: now.node.source.span };
  const texts = { before: written(base.node.source.span), after: written(now.node.source.span) };
  const old = jsonataOf(base);
  const expressions = jsonataOf(now);
  if (old !== undefined && expressions !== undefined) {
    for (const way of ['fromVendor', 'toVendor'] as const) {
      const [before, after] = [old[way], expressions[way]];
      // A way that is gone or new is told as such.
      if (before === undefined || after === undefined || before.text === after.text) continue;
      const change = {
        ...where,
        at: `${at} ${way}`,
        before: oneLine(before.text),
        after: oneLine(after.text),
        span: after.span,
      };
      if (sameExpression(before, after))
        tell('JSONata laid out anew', 'patch', [], { ...change, why: 'the same expression' });
      else
        tell('JSONata changed', 'major', way === 'fromVendor' ? ['canonical readers'] : WRITERS, {
          ...change,
          why: 'what two expressions have in common is not decided',
        });
    }
  }
  if (sourceText(base.source) === sourceText(now.source)) return;
  const change = { ...where, before: oneLine(whatItReads(base)), after: oneLine(whatItReads(now)) };
  tell('source changed', 'major', ALL, change.before === change.after ? { ...change, ...texts } : change);
};

const compareCodec = ({ base, now }: Both<Rule>, at: string, { mappings, told, tell }: Scope): void => {
  const [old, codec] = [base.node.codec, now.node.codec];
  const [before, after] = [old && codecText(old), codec && codecText(codec)];
  const span = codec?.span ?? now.node.span;
  if (before !== after) {
    const { level, why } = codecChange({ base, now });
    tell('codec changed', level, level === 'patch' ? [] : ALL, {
      at,
      before: before ?? 'none',
      after: after ?? 'none',
      ...(why !== undefined && { why }),
      span,
    });
  }
  const documents = { base: mappings.base.document, now: mappings.now.document };
  compareRows({ base: mapsIn(old), now: mapsIn(codec) }, documents, at, told, tell);
  const codes = { base: codesIn(old), now: codesIn(codec) };
  codes.now.forEach(({ unknown, span: place }, index) => {
    const other = codes.base[index];
    if (other === undefined) return;
    const [was, is] = [other.unknown, unknown].map(unknownText);
    if (was === is) return;
    const level = other.unknown === undefined || other.unknown.kind === 'error' ? 'minor' : 'major';
    tell('unknown codes handled otherwise', level, ALL, {
      at,
      before: was ?? '',
      after: is ?? '',
      span: unknown?.span ?? place,
    });
  });
};

const codesIn = (codec: CodecNode | undefined) =>
  codecsIn(codec).filter((each) => each.kind === 'map' || each.kind === 'lookup');

const unknownText = (unknown: UnknownPolicyNode | undefined): string =>
  unknown === undefined ? 'error' : unknown.kind === 'to' ? `to ${plainText(unknown.value)}` : unknown.kind;

const compareWay = (
  { base, now }: Both<Rule>,
  at: string,
  way: 'fromVendor' | 'toVendor',
  was: boolean,
  is: boolean,
  tell: Tell,
): void => {
  if (was === is) return;
  const parties: readonly Party[] =
    way === 'fromVendor' ? ['canonical readers'] : ['canonical writers', 'vendor readers'];
  const change = { at, before: waysOf(base), after: waysOf(now), span: now.node.span };
  if (is) tell(`${way} opened`, 'minor', parties, change);
  else tell(`${way} closed`, 'major', parties, change);
};

const waysOf = ({ reads, writes }: Rule): string =>
  reads && writes ? 'both ways' : reads ? 'fromVendor only' : writes ? 'toVendor only' : 'neither way';

const compareDefaults = ({ base, now }: Both<Rule>, at: string, tell: Tell): void => {
  for (const name of ['fromVendor', 'onCreate'] as const) {
    const [old, value] = [base.default?.[name], now.default?.[name]];
    const [before, after] = [old, value].map((each) =>
      each === undefined ? undefined : JSON.stringify(each),
    );
    if (before === after) continue;
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    // A vendor field that is filled for the first time is more; a canonical one is no longer absent either.
    tell(
      `default ${kind}`,
      kind === 'added' ? 'minor' : 'major',
      name === 'onCreate' ? ['vendor readers'] : CANONICAL,
      {
        at: `${at} ${name}`,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        span: now.node.default?.span ?? now.node.span,
      },
    );
  }
};

const compareFlags = ({ base, now }: Both<RuleNode>, at: string, tell: Tell): void => {
  const [wasIf, isIf] = [base.ifPresent?.value ?? false, now.ifPresent?.value ?? false];
  if (wasIf !== isIf)
    tell('ifPresent changed', isIf ? 'major' : 'minor', CANONICAL, {
      at,
      before: String(wasIf),
      after: String(isIf),
      span: now.ifPresent?.span ?? now.span,
    });
  const [wasLocked, isLocked] = [base.locked?.value ?? false, now.locked?.value ?? false];
  if (wasLocked !== isLocked)
    tell(isLocked ? 'locked' : 'unlocked', 'patch', [], { at, span: now.locked?.span ?? now.span });
  const [was, is] = [base.because?.value, now.because?.value];
  if (was !== is)
    tell('reason changed', 'patch', [], {
      at,
      ...(was !== undefined && { before: oneLine(was) }),
      ...(is !== undefined && { after: oneLine(is) }),
      span: now.because?.span ?? now.span,
    });
};
