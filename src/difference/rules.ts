// Field rules, those inside `each` and branches included: added, removed, and in what they differ.
import type { Policies, Rule } from '../compiler/resolved.ts';
import type { MappingDocument, RuleNode } from '../mapping/tree.ts';
import { ALL, type Both, CANONICAL, type Party, type Tell, WRITERS } from './change.ts';
import { codecChange } from './codecs.ts';
import { comparePolicies } from './policies.ts';
import { compareRows, mapsIn } from './rows.ts';
import { jsonataOf, sameExpression, sourceText, whatItReads } from './sources.ts';
import { codecText, oneLine, written, writtenValue } from './written.ts';

/** A mapping's part that rules are compared in. */
export interface RuleScope {
  readonly rules: readonly Rule[];
  readonly document: MappingDocument;
  readonly policies: Policies;
}

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

/** Tells how the rules of two states differ. */
export const compareRules = ({ base, now }: Both<RuleScope>, tell: Tell): void => {
  const old = new Map(flat(base.rules));
  const told = new Set<string>();
  for (const [name, rule] of flat(now.rules)) {
    const other = old.get(name);
    old.delete(name);
    if (other !== undefined) compareRule({ base: other, now: rule }, { base, now }, told, tell);
    else
      tell('field added', 'minor', partiesOf(rule), {
        at: name,
        after: writtenValue(rule.node.span),
        span: rule.node.span,
      });
  }
  for (const [name, rule] of old)
    tell('field removed', 'major', partiesOf(rule), {
      at: name,
      before: writtenValue(rule.node.span),
      span: rule.node.span,
      isGone: true,
    });
};

const compareRule = (both: Both<Rule>, scopes: Both<RuleScope>, told: Set<string>, tell: Tell): void => {
  const { base, now } = both;
  const at = now.id;
  const { span } = now.node;
  compareSource(both, tell);
  compareCodec(both, scopes, told, tell);
  compareWay(both, 'fromVendor', base.reads, now.reads, tell);
  compareWay(both, 'toVendor', base.writes, now.writes, tell);
  compareDefaults(both, tell);
  const policies = {
    base: scopes.base.policies,
    now: scopes.now.policies,
  };
  comparePolicies({ base: base.policies, now: now.policies }, at, span, tell, policies);
  compareFlags({ base: base.node, now: now.node }, at, tell);
};

const compareSource = ({ base, now }: Both<Rule>, tell: Tell): void => {
  const where = { at: now.id, span: now.node.source.span };
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
        at: `${now.id} ${way}`,
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

const compareCodec = (
  { base, now }: Both<Rule>,
  { base: baseScope, now: nowScope }: Both<RuleScope>,
  told: Set<string>,
  tell: Tell,
): void => {
  const [old, codec] = [base.node.codec, now.node.codec];
  const [before, after] = [old && codecText(old), codec && codecText(codec)];
  const span = codec?.span ?? now.node.span;
  if (before !== after) {
    const { level, why } = codecChange({ base, now });
    tell('codec changed', level, level === 'patch' ? [] : ALL, {
      at: now.id,
      before: before ?? 'none',
      after: after ?? 'none',
      ...(why !== undefined && { why }),
      span,
    });
  }
  const maps = { base: mapsIn(old), now: mapsIn(codec) };
  compareRows(maps, { base: baseScope.document, now: nowScope.document }, now.id, told, tell);
  maps.now.forEach(({ unknown, span: place }, index) => {
    const other = maps.base[index];
    if (other === undefined) return;
    const was = other.unknown === undefined ? 'error' : written(other.unknown.span);
    const is = unknown === undefined ? 'error' : written(unknown.span);
    if (was === is) return;
    const level = other.unknown === undefined || other.unknown.kind === 'error' ? 'minor' : 'major';
    tell('unknown codes handled otherwise', level, ALL, {
      at: now.id,
      before: was,
      after: is,
      span: unknown?.span ?? place,
    });
  });
};

const compareWay = (
  { base, now }: Both<Rule>,
  way: 'fromVendor' | 'toVendor',
  was: boolean,
  is: boolean,
  tell: Tell,
): void => {
  if (was === is) return;
  const parties: readonly Party[] =
    way === 'fromVendor' ? ['canonical readers'] : ['canonical writers', 'vendor readers'];
  const change = { at: now.id, before: waysOf(base), after: waysOf(now), span: now.node.span };
  if (is) tell(`${way} opened`, 'minor', parties, change);
  else tell(`${way} closed`, 'major', parties, change);
};

const waysOf = ({ reads, writes }: Rule): string =>
  reads && writes ? 'both ways' : reads ? 'fromVendor only' : writes ? 'toVendor only' : 'neither way';

const compareDefaults = ({ base, now }: Both<Rule>, tell: Tell): void => {
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
        at: `${now.id} ${name}`,
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
