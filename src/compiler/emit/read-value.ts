// What the texts of all reading rules share: presence, nulls, conversion of a present value.
import type { Codec } from '../../codecs/codec.ts';
import { stringText } from '../../jsonata/parse/text.ts';
import type { Domain } from '../../schema/domain.ts';
import type { AuthoredExpression, Place, Rule, Source } from '../resolved.ts';
import { referencedPaths } from './authored.ts';
import { blockText } from './layout.ts';
import { isPlainOperand, operandText } from './operand.ts';
import { failText, type Scope } from './scope.ts';

export const presentText = (operand: string, domain: Domain): string =>
  domain.emptyIsNull ? `${operand} != null and ${operand} != ""` : `${operand} != null`;

export const nullText = (operand: string, domain: Domain): string =>
  domain.emptyIsNull ? `${operand} = null or ${operand} = ""` : `${operand} = null`;

/** The converted value of a present operand; a failure becomes the rule's issue. */
export const convertedText = (
  rule: Rule,
  codec: Codec | undefined,
  operand: string,
  scope: Scope,
  at?: string,
): string => {
  if (codec === undefined) return operand;
  const text = codec.read(operand, (path) => operandText(path, scope.vendor));
  return codec.silent === true
    ? text
    : `${text} ?? ${failText(rule, 'fromVendor', codec.failure.fromVendor, operand, scope, at)}`;
};

/** A made value through the codec that stands behind its source; codecs see neither null nor nothing. */
export const throughText = (rule: Rule, codec: Codec | undefined, text: string, scope: Scope): string =>
  codec === undefined
    ? text
    : blockText([`$value := ${text}`], `$value != null ? ${convertedText(rule, codec, '$value', scope)}`);

/** Binds an operand that is a call, so that it is written and evaluated once. */
export const bound = (operand: string, use: (operand: string) => string): string =>
  isPlainOperand(operand) ? use(operand) : blockText([`$value := ${operand}`], use('$value'));

export const anyPresent = (places: readonly Place[], scope: Scope): string =>
  places.map(({ path }) => `${operandText(path, scope.vendor)} != null`).join(' or ');

/** What stands for a rule all of whose vendor fields are null or absent, some of them null. */
export const nullTail = (rule: Rule, anyNull: string, scope: Scope): string[] => {
  switch (rule.policies.null.fromVendor) {
    case 'omit':
      return [];
    case 'keep':
      return [`${anyNull} ? null`];
    case 'error':
      return [`${anyNull} ? ${failText(rule, 'fromVendor', 'value/null', 'null', scope)}`];
  }
};

export const pairText = (source: Extract<Source, { kind: 'pair' }>, scope: Scope): string =>
  `$pair(${operandText(source.in.path, scope.vendor)}, ${stringText(source.pair)})`;

export const parameterText = (name: string): string => operandText([{ kind: 'key', key: name }], '$param');

export const expressionOperands = (
  expression: AuthoredExpression | undefined,
  scope: Scope,
): readonly string[] =>
  expression === undefined
    ? []
    : [...new Set(referencedPaths(expression.tree).map((path) => operandText(path, scope.vendor)))];
