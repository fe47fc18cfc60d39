// One rule, to the vendor: the vendor fields it writes, by difference, and the statements that check what it may not write.
import type { Codec } from '../../codecs/codec.ts';
import { stringText, valueText } from '../../jsonata/text.ts';
import type { Domain } from '../../schema/domain.ts';
import type { Path } from '../../schema/path.ts';
import type { Arm, Rule } from '../resolved.ts';
import { parsedParts } from './authored.ts';
import { blockText, indent, listOfTexts, objectText } from './layout.ts';
import { operandText } from './operand.ts';
import { attemptText } from './read-rule.ts';
import { elementScope, failText, type Scope } from './scope.ts';

/** What a rule adds to the text of a patch. */
export interface Written {
  readonly statements: readonly string[];
  readonly fields: readonly { readonly path: Path; readonly text: string }[];
  readonly pairs: readonly { readonly in: Path; readonly name: string; readonly text: string }[];
  /** Objects of vendor fields, merged over the patch. */
  readonly merged: readonly string[];
}

export const NOTHING: Written = { statements: [], fields: [], pairs: [], merged: [] };

/** Text of the canonical value and of the value before. */
export interface Subject {
  readonly value: string;
  readonly before: string;
}

/** Gives the patch text of the rules inside `each`. */
export type NestedText = (rules: readonly Rule[], scope: Scope) => string;

const editedText = (rule: Rule, subject: Subject, scope: Scope, codec = rule.codec): string => {
  const equality = codec?.equality ?? 'value';
  const last = equality === 'value' ? '' : `, ${stringText(equality)}`;
  return `$edited(${subject.value}, ${subject.before}, ${scope.onto}${last})`;
};

const mayBeEmptyText = (vendor: Domain, canonical: Domain): boolean =>
  vendor.emptyIsNull &&
  (canonical.types.size === 0 || canonical.types.has('string')) &&
  (canonical.minLength ?? 0) === 0 &&
  canonical.values === undefined &&
  canonical.format === undefined;

/** The vendor value of an edited canonical value: cleared, converted, or reported. */
const encodedText = (
  rule: Rule,
  codec: Codec | undefined,
  value: string,
  vendor: Domain,
  scope: Scope,
  encoded?: string,
): { readonly condition?: string; readonly text: string } => {
  const converted =
    encoded ??
    (codec === undefined
      ? value
      : `${codec.write(value)} ?? ${failText(rule, 'toVendor', codec.failure.toVendor, value, scope)}`);
  const clears: string[] = [];
  const policy = rule.policies.null.toVendor;
  const plain = converted === value;
  const fill = rule.default?.fromVendor;
  if (fill !== undefined) clears.push(`${value} = ${valueText(fill)}`);
  if (mayBeEmptyText(vendor, rule.canonical.domain) && codec === undefined) clears.push(`${value} = ""`);
  if (policy === 'clear' && (!plain || clears.length > 0)) clears.unshift(`${value} = null`);
  const text = clears.length === 0 ? converted : `(${clears.join(' or ')} ? null : ${converted})`;
  if (policy === 'leave') return { condition: `${value} != null`, text };
  if (policy === 'error')
    return {
      text: `(${value} = null ? ${failText(rule, 'toVendor', 'value/null', 'null', scope)} : ${text})`,
    };
  return { text };
};

const conditional = (edited: string, { condition, text }: { condition?: string; text: string }): string =>
  `${condition === undefined ? edited : `${edited} and ${condition}`} ? ${text}`;

const createText = (rule: Rule, value: string): string =>
  rule.default?.onCreate === undefined
    ? ''
    : `$create and $not($exists(${value})) ? ${valueText(rule.default.onCreate)} : `;

const arms = (rule: Rule, list: readonly Arm[], subject: Subject, scope: Scope): Written => {
  const variable = `$arm_${rule.canonical.name.replaceAll(/[^A-Za-z0-9]/g, '_')}`;
  const writer = list.findIndex((arm) => arm.writer) + 1;
  const chosen = list.flatMap((arm, index) => {
    if (arm.rule.source.kind !== 'field') return [];
    const { from } = arm.rule.source;
    const operand = operandText(from.path, scope.onto);
    const when = arm.when
      ? `${operandText(arm.when.place.path, scope.onto)} = ${valueText(arm.when.value)} and `
      : '';
    const present = from.domain.emptyIsNull
      ? `${operand} != null and ${operand} != ""`
      : `${operand} != null`;
    return [`${when}${present} ? ${index + 1}`];
  });
  return {
    ...NOTHING,
    statements: [`${variable} := ${[...chosen, String(writer)].join(' : ')}`],
    fields: list.flatMap((arm, index) => {
      const { source } = arm.rule;
      if (source.kind !== 'field') return [];
      const codec = arm.rule.codec ?? rule.codec;
      const { text } = encodedText(rule, codec, subject.value, source.to.domain, scope);
      const edited = editedText(rule, subject, scope, codec);
      return [
        {
          path: source.to.path,
          text: `${edited} ? (${subject.value} = null ? null : ${variable} = ${index + 1} ? ${text})`,
        },
      ];
    }),
  };
};

const slots = (rule: Rule, subject: Subject, scope: Scope): Written => {
  if (rule.source.kind !== 'slots') return NOTHING;
  const { key, value, slots: list } = rule.source;
  const at = scope.at(rule.canonical.name);
  const call = (items: string, slot: string) =>
    `$slotted(${items}, ${stringText(key)}, ${stringText(slot)}, ${stringText(value)})`;
  return {
    ...NOTHING,
    statements: [
      `$checkSlots(${subject.value}, ${stringText(key)}, ${listOfTexts(list.map(({ slot }) => slot))}, ${at})`,
    ],
    fields: list.map(({ slot, place }) => {
      const inner = { value: '$slot', before: call(subject.before, slot) };
      const encoded = encodedText(rule, rule.codec, '$slot', place.domain, scope);
      return {
        path: place.path,
        text: blockText(
          [`$slot := ${call(subject.value, slot)}`],
          conditional(editedText(rule, inner, scope), encoded),
        ),
      };
    }),
  };
};

const authored = (rule: Rule, subject: Subject, scope: Scope): Written => {
  if (rule.source.kind !== 'jsonata' || rule.source.toVendor === undefined) return NOTHING;
  const names = rule.source.writes.map((place) => place.name);
  const at = scope.at(rule.canonical.name);
  const text =
    scope.canonical === ''
      ? rule.source.toVendor.text
      : `${scope.canonical}.(\n  ${indent(rule.source.toVendor.text)}\n)`;
  const attempt = attemptText(text, at, rule.policies.onError.toVendor === 'reject');
  const run = `$written(${attempt}, ${listOfTexts(names)}, ${at})`;
  const cleared = objectText(names.map((key) => ({ key, value: 'null' })));
  const edited = editedText(rule, subject, scope);
  const policy = rule.policies.null.toVendor;
  const onNull =
    policy === 'clear'
      ? cleared
      : policy === 'error'
        ? failText(rule, 'toVendor', 'value/null', 'null', scope)
        : '$nothing()';
  return { ...NOTHING, merged: [`(${edited} ? (${subject.value} = null ? ${onNull} : ${run}))`] };
};

const elements = (
  rule: Rule,
  subject: Subject,
  from: Path,
  scope: Scope,
  nested: NestedText,
): string | undefined => {
  const { each } = rule;
  if (each === undefined) return undefined;
  const inner = elementScope(scope, rule.canonical.name);
  const at = scope.at(rule.canonical.name);
  const { depth } = inner;
  if (each.item !== undefined) {
    const fail = failText(rule, 'toVendor', 'value/type', subject.value, scope);
    return `$mapItems(${subject.value}, function($item${depth}) { ${each.item.write(`$item${depth}`)} }) ?? ${fail}`;
  }
  const body = nested(each.rules, inner);
  const parameters = `$item${depth}, $before${depth}, $onto${depth}, $index${depth}`;
  return (
    `$writeItems(${subject.value}, ${subject.before}, ${operandText(from, scope.onto)}, ${listOfTexts(each.key)}, ` +
    `${stringText(each.removed)}, ${at}, function(${parameters}) {\n  ${indent(body)}\n})`
  );
};

/** What one rule writes, given the texts of its canonical value now and before. */
export const writeRule = (rule: Rule, subject: Subject, scope: Scope, nested: NestedText): Written => {
  const { source } = rule;
  const at = scope.at(rule.canonical.name);
  if (source.kind === 'const')
    return {
      ...NOTHING,
      statements: [`$checkConstant(${subject.value}, ${valueText(source.value)}, ${at})`],
    };
  if (source.kind === 'param') {
    const parameter = operandText([{ kind: 'key', key: source.name }], '$param');
    return { ...NOTHING, statements: [`$checkConstant(${subject.value}, ${parameter}, ${at})`] };
  }
  if (!rule.writes) {
    const equality = rule.codec?.equality ?? 'value';
    const last = equality === 'value' ? '' : `, ${stringText(equality)}`;
    const call = `$checkUnwritten(${subject.value}, ${subject.before}, ${scope.onto}, ${at}${last})`;
    return { ...NOTHING, statements: [call] };
  }
  switch (source.kind) {
    case 'field':
    case 'pair': {
      const from = source.kind === 'field' ? source.from.path : source.in.path;
      const domain = source.kind === 'field' ? source.to.domain : { ...source.in.domain, emptyIsNull: false };
      const encoded = encodedText(
        rule,
        rule.codec,
        subject.value,
        domain,
        scope,
        elements(rule, subject, from, scope, nested),
      );
      const text = createText(rule, subject.value) + conditional(editedText(rule, subject, scope), encoded);
      return source.kind === 'field'
        ? { ...NOTHING, fields: [{ path: source.to.path, text }] }
        : { ...NOTHING, pairs: [{ in: source.in.path, name: source.pair, text }] };
    }
    case 'firstOf':
      return arms(rule, source.arms, subject, scope);
    case 'slots':
      return slots(rule, subject, scope);
    case 'jsonata':
      return authored(rule, subject, scope);
    case 'parts': {
      const { statement, fields } = parsedParts(rule, subject.value, scope);
      const edited = editedText(rule, subject, scope);
      return {
        ...NOTHING,
        statements: [statement],
        fields: fields.map(({ place, text }) => ({
          path: place.path,
          text: conditional(edited, encodedText(rule, undefined, subject.value, place.domain, scope, text)),
        })),
      };
    }
    case 'join':
      return NOTHING;
  }
};

/** Name/value pairs of one array, as one patched array. */
export const pairsText = (pairs: Written['pairs'], onto: string): string =>
  `$patchPairs(${onto}, ${objectText(pairs.map(({ name, text }) => ({ key: name, value: text })))})`;
