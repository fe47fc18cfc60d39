// One rule, to the vendor: the vendor fields it writes, by difference, and the statements that check what it may not write.
import { piecesText } from '../../codecs/template-text.ts';
import { stringText, valueText } from '../../jsonata/parse/text.ts';
import { ANY_DOMAIN } from '../../schema/domain-of.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import { vendorSources } from '../facts/vendor-places.ts';
import type { Rule } from '../resolved.ts';
import { parsedParts, referencedPaths } from './authored.ts';
import { coveredPathsText } from './covered.ts';
import { changeText, comparisonText, createText, editedText, encodedText, type Subject } from './encoded.ts';
import { blockText, indent, listOfTexts } from './layout.ts';
import { recordText } from './member-tree.ts';
import { isPlainOperand, operandText } from './operand.ts';
import { attemptText, keysText, scalarsText } from './read-rule.ts';
import { elementScope, failText, policyText, type Scope, type WriteScope } from './scope.ts';
import { writeArms } from './write-arms.ts';
import { changesText } from './write-pairs.ts';
import { NOTHING, type Written } from './written.ts';

/** Gives the patch text of the rules inside `each`. */
export type NestedText = (rules: readonly Rule[], scope: Scope) => string;

const slots = (rule: Rule, subject: Subject, scope: Scope): Written => {
  if (rule.source.kind !== 'slots') return NOTHING;
  const { key, value, slots: list } = rule.source;
  const at = scope.at(rule.canonical.name);
  const slotNames = listOfTexts(list.map(({ slot }) => slot));
  const options = [stringText(value), at, policyText(rule, 'toVendor')].join(', ');
  const member: Path = [{ kind: 'key', key: value }];
  return {
    ...NOTHING,
    statements: [`$checkSlots(${subject.value}, ${stringText(key)}, ${slotNames}, ${options})`],
    fields: list.map(({ slot, place }) => {
      const element: Path = [{ kind: 'filter', key, value: slot }];
      const now = { ...subject, value: operandText(member, '$slot'), before: '$was', element: '$slot' };
      const encoded = encodedText(rule, rule.codec, now.value, place.domain, scope);
      const bindings = [
        `$slot := ${operandText(element, subject.array ?? subject.value)}`,
        `$was := ${operandText([...element, ...member], subject.before)}`,
      ];
      return { path: place.path, text: blockText(bindings, changeText(rule, now, scope, encoded)) };
    }),
  };
};

const authored = (rule: Rule, subject: Subject, scope: Scope): Written => {
  if (rule.source.kind !== 'jsonata' || rule.source.toVendor === undefined) return NOTHING;
  const paths = rule.source.writes.map(({ path }) => path);
  const at = scope.at(rule.canonical.name);
  const { text, tree } = rule.source.toVendor;
  const subjectOfText = scope.canonical === '' ? '$' : scope.canonical;
  const reads = new Set(referencedPaths(tree).map(printPath));
  // It sees its own value, which is no null; anything else it reads might be one.
  const seesOthers = [...reads].some((name) => name !== rule.canonical.name);
  const seen = seesOthers
    ? `$withoutNulls(${subjectOfText}).(\n  ${indent(text)}\n)`
    : scope.canonical === ''
      ? text
      : `${scope.canonical}.(\n  ${indent(text)}\n)`;
  const attempt = attemptText(seen, at, rule.policies.onError.toVendor === 'reject');
  const run = `$written(${attempt}, ${coveredPathsText(paths)}, ${at}, ${policyText(rule, 'toVendor')})`;
  const cleared = recordText(paths.map((path) => ({ path, text: 'null' })));
  const policy = rule.policies.null.toVendor;
  const onNull =
    policy === 'clear'
      ? cleared
      : policy === 'error'
        ? failText(rule, 'toVendor', 'value/null', 'null', scope)
        : '$nothing()';
  const fields = `(${subject.value} = null ? ${onNull} : ${run})`;
  return { ...NOTHING, merged: [`(${changeText(rule, subject, scope, { text: fields }, { cleared })})`] };
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
  if (each.item !== undefined)
    return scalarsText(rule, 'toVendor', subject.value, each.item.write(`$item${depth}`), inner, scope);
  const body = nested(each.rules, inner);
  const parameters = `$item${depth}, $before${depth}, $onto${depth}, $index${depth}`;
  return (
    `$writeElements(${subject.value}, ${subject.before}, ${operandText(from, scope.onto)}, ` +
    `${keysText(each.rules, each.key)}, ${stringText(each.removed)}, ${at}, ${policyText(rule, 'toVendor')}, ` +
    `function(${parameters}) {\n  ${indent(body)}\n})`
  );
};

/** A template's parts are members of the value: none of them says nothing, some of them is not enough. */
const gatheredParts = (rule: Rule, { value }: Subject, scope: WriteScope) => {
  const { codec } = rule.node;
  if (codec?.kind !== 'template' || rule.codec?.members === undefined) return undefined;
  const pieces = piecesText(codec.template);
  const variable = scope.names(rule.canonical.name, 'parts');
  const fail = (code: string) => failText(rule, 'toVendor', code, variable, scope);
  const unfit = `($whole(${variable}, ${pieces}) ? ${fail('value/template')} : ${fail('value/incomplete')})`;
  return {
    variable,
    statement: `${variable} := $gather(${value}, ${pieces})`,
    text: `${rule.codec.write(variable)} ?? ${unfit}`,
  };
};

/** A value that is a call is written and evaluated once. */
const bound = (subject: Subject): { readonly now: Subject; readonly bindings: readonly string[] } =>
  isPlainOperand(subject.value)
    ? { now: subject, bindings: [] }
    : {
        now: { ...subject, value: '$value', before: '$was' },
        bindings: [`$value := ${subject.value}`, `$was := ${subject.before}`],
      };

/** Is all that a rule derives from written by other rules? Nothing where some of it never is. */
const derivedText = (rule: Rule, { writers }: WriteScope): string | undefined => {
  const values = vendorSources(rule).map(({ name }) => writers.get(name));
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return [...new Set(values)].map((value) => `$exists(${value})`).join(' and ');
};

/** What one rule writes, given the texts of its canonical value now and before. */
export const writeRule = (rule: Rule, subject: Subject, scope: WriteScope, nested: NestedText): Written => {
  const { source } = rule;
  const at = scope.at(rule.canonical.name);
  if (source.kind === 'const')
    return {
      ...NOTHING,
      statements: [
        `$checkConstant(${subject.value}, ${valueText(source.value)}, ${at}, ${policyText(rule, 'toVendor')})`,
      ],
    };
  if (source.kind === 'param') {
    const parameter = operandText([{ kind: 'key', key: source.name }], '$param');
    return {
      ...NOTHING,
      statements: [`$checkConstant(${subject.value}, ${parameter}, ${at}, ${policyText(rule, 'toVendor')})`],
    };
  }
  if (!rule.writes) {
    const written = derivedText(rule, scope);
    const last = comparisonText(rule, rule.codec, { written });
    const call = `$checkUnwritten(${subject.value}, ${subject.before}, ${scope.onto}, ${at}${last})`;
    return { ...NOTHING, statements: [call] };
  }
  switch (source.kind) {
    case 'field':
    case 'pair': {
      const from = source.kind === 'field' ? source.from.path : source.in.path;
      const domain = source.kind === 'field' ? source.to.domain : source.value.domain;
      const gathered = gatheredParts(rule, subject, scope);
      const { now, bindings } = bound({ ...subject, value: gathered?.variable ?? subject.value });
      const converted = gathered?.text ?? elements(rule, now, from, scope, nested);
      const encoded = encodedText(rule, rule.codec, now.value, domain, scope, converted);
      const change = createText(rule, now.value) + changeText(rule, now, scope, encoded);
      const text = blockText(bindings, change);
      const statements = gathered === undefined ? [] : [gathered.statement];
      return source.kind === 'field'
        ? { ...NOTHING, statements, fields: [{ path: source.to.path, text }] }
        : { ...NOTHING, statements, pairs: [{ in: source.in.path, name: source.pair, text }] };
    }
    case 'pairs': {
      const encoded = encodedText(rule, rule.codec, subject.value, ANY_DOMAIN, scope);
      if (source.taken !== undefined) {
        const others = { covered: coveredPathsText(source.taken), at };
        return {
          ...NOTHING,
          fields: [{ path: source.in.path, text: changeText(rule, subject, scope, encoded), others }],
        };
      }
      const changes = (value: string) => changesText(rule, source.in.name, value, subject.before, scope);
      const change = { ...encoded, text: changes(encoded.text) };
      const text = changeText(rule, subject, scope, change, { cleared: changes('null') });
      return { ...NOTHING, pairs: [{ in: source.in.path, text }] };
    }
    case 'firstOf':
      return writeArms(rule, source.arms, subject, scope);
    case 'slots':
      return slots(rule, subject, scope);
    case 'jsonata':
      return authored(rule, subject, scope);
    case 'parts': {
      const edited = editedText(rule, subject, scope);
      const { statement, fields } = parsedParts(rule, subject.value, edited, scope);
      return {
        ...NOTHING,
        statements: [statement],
        fields: fields.map(({ place, text }) => ({
          path: place.path,
          text: changeText(
            rule,
            subject,
            scope,
            encodedText(rule, undefined, subject.value, place.domain, scope, text),
          ),
        })),
      };
    }
    case 'join':
      return NOTHING;
  }
};
