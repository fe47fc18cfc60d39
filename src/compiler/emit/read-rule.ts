// One rule, from the vendor: the text of its canonical member.
import { stringText, valueText } from '../../jsonata/parse/text.ts';
import type { Domain } from '../../schema/domain.ts';
import { ANY_DOMAIN } from '../../schema/domain-of.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import { vendorReads } from '../facts/vendor-places.ts';
import type { Direction, Place, Rule, Source } from '../resolved.ts';
import { composedText } from './authored.ts';
import { coveredPathsText } from './covered.ts';
import { arrayText, blockText, indent, listOfTexts, objectText } from './layout.ts';
import { recordText } from './member-tree.ts';
import { operandText } from './operand.ts';
import { firstOfText } from './read-arms.ts';
import {
  anyPresent,
  bound,
  convertedText,
  expressionOperands,
  nullTail,
  nullText,
  pairText,
  parameterText,
  presentText,
  throughText,
} from './read-value.ts';
import { elementScope, failText, policyText, type Scope } from './scope.ts';
import { takenPairs } from './taken-pairs.ts';

/** The canonical members that these rules give, as one object constructor. */
export const readRulesText = (rules: readonly Rule[], scope: Scope, more: readonly Placed[] = []): string =>
  recordText(
    [
      ...rules
        .filter((rule) => rule.reads)
        .map((rule) => ({
          path: rule.canonical.path,
          text: readRuleText(rule, scope),
          onError: policyText(rule, 'fromVendor'),
          constant: saysNothing(rule) && scope.ofBranch?.includes(rule) !== true,
        })),
      ...more,
    ],
    scope.at,
  );

/** The same behind what is to be checked first: no place of a rule is met by two elements. */
export const readRecordText = (
  rules: readonly Rule[],
  scope: Scope,
  more: readonly Placed[] = [],
  statements: readonly string[] = [],
): string => blockText([...matchesTexts(rules, scope), ...statements], readRulesText(rules, scope, more));

/** `$checkMatch` for each element that a rule tells by a member. */
const matchesTexts = (rules: readonly Rule[], scope: Scope): readonly string[] =>
  [
    ...new Map(
      rules
        .flatMap((rule) =>
          (rule.reads ? vendorReads(rule) : []).flatMap((path) =>
            path.flatMap((step, depth) => {
              if (step.kind !== 'filter') return [];
              const array = operandText(path.slice(0, depth), scope.vendor);
              const match = `${array}, ${stringText(step.key)}, ${valueText(step.value)}`;
              const options = `${scope.at(rule.canonical.name)}, ${policyText(rule, 'fromVendor')}`;
              return [[match, `$checkMatch(${match}, ${options})`] as const];
            }),
          ),
        )
        .reverse(),
    ).values(),
  ].reverse();

/** The same for all records, whatever they hold. */
const saysNothing = ({ source }: Rule): boolean => source.kind === 'const' || source.kind === 'param';

type Placed = { readonly path: Place['path']; readonly text: string };

/** A conversion under the rule's null policy and default. */
const guardedText = (
  rule: Rule,
  operand: string,
  domain: Domain,
  converted: string,
  scope: Scope,
  readsNull: boolean,
): string => {
  const fill = rule.default?.fromVendor;
  const otherwise = fill === undefined ? '' : ` : ${valueText(fill)}`;
  if (readsNull) return `$exists(${operand}) ? ${converted}${otherwise}`;
  switch (rule.policies.null.fromVendor) {
    case 'omit':
      return `${presentText(operand, domain)} ? ${converted}${otherwise}`;
    case 'keep':
      if (converted === operand && otherwise === '' && !domain.emptyIsNull) return operand;
      return `${nullText(operand, domain)} ? null : $exists(${operand}) ? ${converted}${otherwise}`;
    case 'error': {
      const fail = failText(rule, 'fromVendor', 'value/null', 'null', scope);
      return `${nullText(operand, domain)} ? ${fail} : $exists(${operand}) ? ${converted}${otherwise}`;
    }
  }
};

/** A call of `$attempt` around an authored expression. */
export const attemptText = (text: string, at: string, rejects: boolean): string =>
  `$attempt(function() {\n  ${indent(text)}\n}, ${at}${rejects ? ', true' : ''})`;

const authoredText = (rule: Rule, scope: Scope): string => {
  if (rule.source.kind !== 'jsonata' || rule.source.fromVendor === undefined) return '$nothing()';
  const { text } = rule.source.fromVendor;
  const operands = expressionOperands(rule.source.fromVendor, scope);
  const subject = scope.vendor === '' ? '$' : scope.vendor;
  const seen =
    operands.length > 1
      ? `$withoutNulls(${subject}).(\n  ${indent(text)}\n)`
      : scope.vendor === ''
        ? text
        : `${subject}.(\n  ${indent(text)}\n)`;
  const attempt = attemptText(
    seen,
    scope.at(rule.canonical.name),
    rule.policies.onError.fromVendor === 'reject',
  );
  const { types } = rule.canonical.domain;
  // JSONata gives the only item of a sequence without its array.
  const call = types.size === 1 && types.has('array') ? `$list(${attempt})` : attempt;
  const fill = rule.default?.fromVendor;
  if (operands.length === 0) return call;
  const tail = nullTail(rule, operands.map((operand) => `${operand} = null`).join(' or '), scope);
  if (fill !== undefined) tail.push(valueText(fill));
  const present = operands.map((operand) => `${operand} != null`).join(' or ');
  return [`${present} ? ${call}`, ...tail].join('\n  : ');
};

/** The path of a slot's value, from the array: `[type=work].number`. */
const memberOf = ({ key, value }: { readonly key: string; readonly value: string }, slot: string): Path => [
  { kind: 'filter', key, value: slot },
  { kind: 'key', key: value },
];

type Others = Extract<Source, { kind: 'pairs' }>;

/** The pairs, or the elements, that no other rule takes. */
const othersText = ({ in: list, value, taken }: Others, scope: Scope): string => {
  const operand = operandText(list.path, scope.vendor);
  if (taken !== undefined) return `$otherElements(${operand}, ${coveredPathsText(taken)})`;
  const names = listOfTexts(scope.taken?.get(list.name) ?? []);
  return `$otherPairs(${operand}, ${names}${value.emptyIsNull ? ', true' : ''})`;
};

/** An issue for each of them. */
export const reportOthersText = ({ source }: Rule, scope: Scope): string => {
  if (source.kind !== 'pairs') return '$nothing()';
  const { in: list, taken } = source;
  const at = stringText(list.name);
  return taken === undefined
    ? `$reportUnmapped(${othersText(source, scope)}, ${at})`
    : `$reportUnmapped(${operandText(list.path, scope.vendor)}, ${at}, ${coveredPathsText(taken)})`;
};

/** The canonical value of one rule: an expression that gives nothing where the rule gives nothing. */
const readRuleText = (rule: Rule, scope: Scope): string => {
  const { source } = rule;
  switch (source.kind) {
    case 'field':
      return readValueText(rule, operandText(source.from.path, scope.vendor), source.from.domain, scope);
    case 'pair':
      return readValueText(rule, pairText(source, scope), source.value.domain, scope);
    case 'pairs':
      return readValueText(rule, othersText(source, scope), ANY_DOMAIN, scope);
    case 'firstOf':
      return firstOfText(rule, source.arms, scope, readRuleText);
    case 'join': {
      const parts = source.from.map((place) => operandText(place.path, scope.vendor));
      const at = scope.at(rule.canonical.name);
      const options = [stringText(source.with), at, policyText(rule, 'fromVendor')];
      const joined = `$joined(${[...options, ...parts].join(', ')})`;
      const text = throughText(rule, rule.codec, joined, scope);
      const fill = rule.default?.fromVendor;
      return fill === undefined ? text : `${anyPresent(source.from, scope)} ? ${text} : ${valueText(fill)}`;
    }
    case 'slots': {
      const items = source.slots.map(({ slot, place }) => {
        const operand = operandText(place.path, scope.vendor);
        const present = presentText(operand, place.domain);
        if (rule.codec === undefined)
          return `${present} ? ${objectText([
            { key: source.key, value: stringText(slot) },
            { key: source.value, value: operand },
          ])}`;
        const at = scope.at(`${rule.canonical.name}${printPath(memberOf(source, slot))}`);
        const member = objectText([
          { key: source.value, value: convertedText(rule, rule.codec, operand, scope, at) },
        ]);
        return `${present} ? $tagged(${member}, ${stringText(source.key)}, ${stringText(slot)})`;
      });
      return `$someItems(${arrayText(items)})`;
    }
    case 'const':
      return valueText(source.value);
    case 'param':
      return parameterText(source.name);
    case 'jsonata':
      return authoredText(rule, scope);
    case 'parts':
      return composedText(rule, scope);
  }
};

/** One vendor value, guarded, through the codec or by its elements. */
const readValueText = (rule: Rule, operand: string, domain: Domain, scope: Scope): string => {
  const guarded = (value: string, readsNull: boolean): string =>
    guardedText(rule, value, domain, elementsOr(rule, value, scope), scope, readsNull);
  if (rule.codec?.readsNull !== true) return bound(operand, (value) => guarded(value, false));
  // A table with a row for null takes by it whatever means null.
  return domain.emptyIsNull
    ? blockText([`$value := ${operand} = "" ? null : ${operand}`], guarded('$value', true))
    : bound(operand, (value) => guarded(value, true));
};

/** The elements of an `each`, or the converted value. */
const elementsOr = (rule: Rule, value: string, scope: Scope): string => {
  const { each } = rule;
  if (each === undefined) return convertedText(rule, rule.codec, value, scope);
  const inner = elementScope(scope, rule.canonical.name);
  const { depth } = inner;
  const at = scope.at(rule.canonical.name);
  if (each.item === undefined) {
    const body = readRecordText(each.rules, { ...inner, taken: takenPairs(each.rules) });
    const keys = keysText(each.rules, each.key);
    return (
      `$readElements(${value}, ${keys}, ${at}, ${policyText(rule, 'fromVendor')}, ` +
      `function($item${depth}, $index${depth}) {\n  ${indent(body)}\n})`
    );
  }
  return scalarsText(
    rule,
    'fromVendor',
    value,
    each.item.read(inner.vendor, (path) => operandText(path, scope.vendor)),
    inner,
    scope,
  );
};

/** The names of an `each`'s keys; a list of names where the inner rule stands deeper. */
export const keysText = (rules: readonly Rule[], keys: readonly string[]): string =>
  arrayText(
    keys.map((name) => {
      const path = rules.find((rule) => rule.canonical.name === name)?.canonical.path ?? [];
      const steps = path.flatMap((step) => (step.kind === 'key' ? [step.key] : []));
      return steps.length > 1 ? `[${steps.map(stringText).join(', ')}]` : stringText(steps[0] ?? name);
    }),
  );

/** An array of scalars, each through the codec; what is no array, and what the codec refuses, fails as a whole. */
export const scalarsText = (
  rule: Rule,
  direction: Direction,
  value: string,
  converted: string,
  inner: Scope,
  scope: Scope,
): string => {
  const { depth } = inner;
  const item = `$item${depth}`;
  const failure = rule.each?.item?.failure[direction] ?? 'value/type';
  const call = rule.policies.onError[direction] === 'reject' ? '$reject' : '$issue';
  const fail = `${call}(${stringText(failure)}, ${inner.at('')}, ${item})`;
  const body = `${item} = null ? null : ${converted} ?? ${fail}`;
  const mapped = `$mapItems(${value}, function(${item}, $index${depth}) { ${body} })`;
  const whole =
    rule.policies.onError[direction] === 'null'
      ? blockText([`$list${depth} := ${mapped}`], `$exists($list${depth}) ? $list${depth} : null`)
      : mapped;
  return `($type(${value}) = "array" ? ${whole} : ${failText(rule, direction, 'value/type', value, scope)})`;
};
