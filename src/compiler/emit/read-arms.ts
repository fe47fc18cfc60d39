// `firstOf`, from the vendor: the first arm that has something gives the value, through its codec and that of the rule.
import { valueText } from '../../jsonata/parse/text.ts';
import type { Arm, Rule } from '../resolved.ts';
import { operandText } from './operand.ts';
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
import type { Scope } from './scope.ts';

/** Gives the text of a rule that is an arm. */
export type ReadText = (rule: Rule, scope: Scope) => string;

/** Whether the source of a rule holds something; undefined where it always does. */
const presenceText = (rule: Rule, scope: Scope): string | undefined => {
  const { source } = rule;
  switch (source.kind) {
    case 'field':
      return presentText(operandText(source.from.path, scope.vendor), source.from.domain);
    case 'pair':
      return presentText(pairText(source, scope), source.value.domain);
    case 'pairs':
      return `${operandText(source.in.path, scope.vendor)} != null`;
    case 'join':
      return anyPresent(source.from, scope);
    case 'parts':
      return anyPresent(source.parts, scope);
    case 'slots':
      return anyPresent(
        source.slots.map(({ place }) => place),
        scope,
      );
    case 'param':
      return `$exists(${parameterText(source.name)})`;
    case 'jsonata':
      return (
        expressionOperands(source.fromVendor, scope)
          .map((operand) => `${operand} != null`)
          .join(' or ') || undefined
      );
    case 'firstOf': {
      const arms = source.arms.map((arm) => armConditionText(arm, scope));
      return arms.includes(undefined) ? undefined : arms.join(' or ');
    }
    case 'const':
      return source.value === null ? 'false' : undefined;
  }
};

const allOf = (conditions: readonly (string | undefined)[]): string | undefined => {
  const texts = conditions.filter((text) => text !== undefined);
  const isBare = (text: string): boolean => texts.length === 1 || !text.includes(' or ');
  return texts.length === 0
    ? undefined
    : texts.map((text) => (isBare(text) ? text : `(${text})`)).join(' and ');
};

const whenText = ({ when }: Arm, scope: Scope): string | undefined =>
  when && `${operandText(when.place.path, scope.vendor)} = ${valueText(when.value)}`;

const armConditionText = (arm: Arm, scope: Scope): string | undefined =>
  allOf([
    whenText(arm, scope),
    arm.rule.default?.fromVendor === undefined ? presenceText(arm.rule, scope) : undefined,
  ]);

/** What an arm gives where it has something. */
const armText = (rule: Rule, { rule: arm, after }: Arm, scope: Scope, readText: ReadText): string => {
  const { source, codec } = arm;
  switch (source.kind) {
    case 'field':
      return convertedText(rule, codec, operandText(source.from.path, scope.vendor), scope);
    case 'pair':
      return bound(pairText(source, scope), (value) => convertedText(rule, codec, value, scope));
    case 'pairs':
    case 'firstOf':
    case 'join':
    case 'slots':
    case 'const':
    case 'param':
    case 'jsonata':
    case 'parts':
      return throughText(rule, after, readText(arm, scope), scope);
  }
};

/** The value of the choice. */
export const firstOfText = (rule: Rule, arms: readonly Arm[], scope: Scope, readText: ReadText): string => {
  const fill = rule.default?.fromVendor;
  const anyNull = arms
    .flatMap(({ rule: { source } }) => {
      if (source.kind === 'field')
        return [nullText(operandText(source.from.path, scope.vendor), source.from.domain)];
      return source.kind === 'pair' ? [nullText(pairText(source, scope), source.value.domain)] : [];
    })
    .join(' or ');
  const choices = arms.flatMap((arm) => {
    const own = arm.rule.default?.fromVendor;
    const found = choiceText(
      allOf([whenText(arm, scope), presenceText(arm.rule, scope)]),
      armText(rule, arm, scope, readText),
    );
    return own === undefined ? [found] : [found, choiceText(whenText(arm, scope), valueText(own))];
  });
  const last = choices.findIndex(({ isLast }) => isLast) + 1;
  if (last > 0)
    return choices
      .slice(0, last)
      .map(({ text }) => text)
      .join('\n  : ');
  const tail = anyNull === '' ? [] : nullTail(rule, anyNull, scope);
  if (fill !== undefined) tail.push(valueText(fill));
  return [...choices.map(({ text }) => text), ...tail].join('\n  : ');
};

/** An arm of the conditional; without a condition no other is asked. */
const choiceText = (condition: string | undefined, text: string) => {
  if (condition === undefined) return { text, isLast: true };
  const isOpen = text.includes(' ? ') && !text.startsWith('(\n');
  return { text: `${condition} ? ${isOpen ? `(${text})` : text}`, isLast: false };
};
