// `firstOf`, to the vendor: which arm is written, and what tells where none may be.
import { valueText } from '../../jsonata/parse/text.ts';
import type { Arm, Rule } from '../resolved.ts';
import { changeText, convertedText, editedText, type Subject } from './encoded.ts';
import { operandText } from './operand.ts';
import { presentText } from './read-value.ts';
import { failText, type WriteScope } from './scope.ts';
import { NOTHING, type Written } from './written.ts';

/** The condition of an arm, as it is after the write. */
const holdsText = ({ place, value }: NonNullable<Arm['when']>, scope: WriteScope): string =>
  `${scope.after(place)} = ${valueText(value)}`;

/** Does the record that is written onto have something for the arm? */
const suppliesText = ({ rule: { source }, when }: Arm, scope: WriteScope): string | undefined => {
  if (source.kind !== 'field') return undefined;
  const present = presentText(operandText(source.from.path, scope.onto), source.from.domain);
  return when === undefined ? present : `${holdsText(when, scope)} and ${present}`;
};

/**
 * The arm that supplied the value is written, else the one marked `writer`; an arm whose condition does not hold after the
 * write would not be read. What clears, clears every arm, so that none of them is read in its place. What an arm that is
 * only read has would win again: nothing is written beside it.
 */
export const writeArms = (rule: Rule, list: readonly Arm[], subject: Subject, scope: WriteScope): Written => {
  const { value } = subject;
  const variable = scope.names(rule.canonical.name, 'arm');
  const fill = rule.default?.fromVendor;
  const clears = fill === undefined ? `${value} = null` : `${value} = null or ${value} = ${valueText(fill)}`;
  const writer = list.findIndex((arm) => arm.writer) + 1;
  const supplied = list.flatMap((arm, index) => {
    const supplies = suppliesText(arm, scope);
    return supplies === undefined ? [] : [`${supplies} ? ${arm.rule.writes ? index + 1 : 0}`];
  });
  const onlyRead = list.flatMap((arm) => (arm.rule.writes ? [] : (suppliesText(arm, scope) ?? [])));
  const remains = onlyRead.map((text) => (text.includes(' and ') ? `(${text})` : text)).join(' or ');
  const condition = list[writer - 1]?.when;
  const unwritten = failText(rule, 'toVendor', 'value/not-written', value, scope);
  // Where a condition changes, another arm would be read: what is there is written into it.
  const changes = [...new Set(list.flatMap(({ when }) => (when && scope.change(when.place)) ?? []))];
  const moves = changes.map((change) => `$exists(${change})`).join(' or ');
  const also =
    changes.length === 0 ? undefined : `$exists(${value}) and ${changes.length === 1 ? moves : `(${moves})`}`;
  const edited = editedText(rule, subject, scope);
  const fails = `${also === undefined ? edited : `(${edited} or ${also})`} and $not(${clears}) ? ${unwritten}`;
  const otherwise =
    writer === 0
      ? [fails]
      : condition === undefined
        ? [String(writer)]
        : [`${holdsText(condition, scope)} ? ${writer}`, fails];
  const policy = rule.policies.null.toVendor;
  const onNull = policy === 'error' ? failText(rule, 'toVendor', 'value/null', 'null', scope) : undefined;
  const cleared = remains === '' ? [] : [`(${clears}) and (${remains}) ? 0`];
  const isFree = remains === '' ? [] : [`$not(${variable} = 0)`];
  return {
    ...NOTHING,
    statements: [
      `${variable} := ${[...cleared, ...supplied, ...otherwise].join(' : ')}`,
      ...(remains === '' ? [] : [`${variable} = 0 and ${edited} ? ${unwritten}`]),
      ...(onNull === undefined ? [] : [`${edited} and ${value} = null ? ${onNull}`]),
    ],
    fields: list.flatMap((arm, index) => {
      const { source, codec, writes } = arm.rule;
      if (source.kind !== 'field' || !writes) return [];
      const encoded = convertedText(rule, codec, value, scope);
      const text = `(${clears} ? null : ${variable} = ${index + 1} ? ${encoded})`;
      const conditions = [...isFree, ...(policy === 'clear' ? [] : [`${value} != null`])];
      const condition = conditions.length === 0 ? undefined : conditions.join(' and ');
      return [
        {
          path: source.to.path,
          text: changeText(rule, subject, scope, { condition, text }, { codec, also }),
        },
      ];
    }),
  };
};
