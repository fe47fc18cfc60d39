// Faults in what a rule reads and where it stands: other fields, swapped fields, rules dropped or made constant.
import type { Field } from '../../../src/schema/domain.ts';
import { fieldAt } from '../../../src/schema/fields.ts';
import { printPath } from '../../../src/schema/parse-path.ts';
import { samplesOf } from '../../../src/schema/sample.ts';
import type { Mutant } from '../mutant.ts';
import { type Random, someOf } from '../random.ts';
import {
  asYaml,
  memberOf,
  ofRule,
  type RuleSite,
  replaced,
  type Site,
  textOf,
  withoutNode,
} from '../site.ts';

const OTHERS = 3;

const fromOf = ({ node }: RuleSite) => (node.source.kind === 'field' ? node.source.from : undefined);

const vendorField = ({ compiled }: Site, rule: RuleSite): Field | undefined => {
  const from = fromOf(rule);
  return from === undefined ? undefined : fieldAt(compiled.resolved.vendor, from.value);
};

const typesOf = ({ domain }: Field): string => [...domain.types].sort().join(' ');

/** A path that YAML reads back as text, in flow as well as in block. */
const pathText = (name: string): string => (/^[\w.]+$/.test(name) ? name : JSON.stringify(name));

export const wrongVendorField = (site: Site, random: Random): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const from = fromOf(rule);
    const field = vendorField(site, rule);
    if (from === undefined || field === undefined) return [];
    const alike = site.vendorFields.filter(
      (other) => other.name !== field.name && typesOf(other) === typesOf(field),
    );
    return someOf(random, alike, OTHERS).flatMap(({ name }) =>
      ofRule(site, rule, 'wrong vendor field', `reads ${name}, not ${field.name}`, [
        replaced(from.span, pathText(name)),
      ]),
    );
  });

export const misspelledField = (site: Site, random: Random): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const from = fromOf(rule);
    if (from === undefined) return [];
    const name = printPath(from.value);
    const at = random.below(name.length);
    const wrong = `${name.slice(0, at)}${name.slice(at + 1)}` || 'x';
    return ofRule(site, rule, 'misspelled vendor field', `${name} → ${wrong}`, [
      replaced(from.span, pathText(wrong)),
    ]);
  });

export const swappedFields = (site: Site, random: Random): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const from = fromOf(rule);
    const field = vendorField(site, rule);
    if (from === undefined || field === undefined) return [];
    const others = site.rules.filter((other) => {
      const second = other === rule ? undefined : vendorField(site, other);
      return second !== undefined && second.name !== field.name && typesOf(second) === typesOf(field);
    });
    return someOf(random, others, 2).flatMap((other) => {
      const second = fromOf(other);
      if (second === undefined) return [];
      const edits = [replaced(from.span, textOf(second.span)), replaced(second.span, textOf(from.span))];
      return ofRule(site, rule, 'swapped vendor fields', `swapped with ${other.path}`, edits, {
        units: [rule.node.span, other.node.span],
        rules: [rule.name, other.name],
      });
    });
  });

export const wrongCanonicalField = (site: Site, random: Random): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const { entry } = rule;
    if (entry === undefined || !rule.isOuter) return [];
    const field = fieldAt(site.compiled.resolved.canonical, rule.node.path.value);
    const alike = site.canonicalFields.filter(
      (other) => field !== undefined && other.name !== field.name && typesOf(other) === typesOf(field),
    );
    return someOf(random, alike, 1).flatMap(({ name }) =>
      ofRule(
        site,
        rule,
        'wrong canonical field',
        `stands under ${name}`,
        [replaced(entry.key.span, pathText(name))],
        { rules: [rule.name, name] },
      ),
    );
  });

export const droppedRule = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const from = fromOf(rule);
    const names = [rule.path, ...(from === undefined ? [] : [printPath(from.value)])];
    return ofRule(site, rule, 'dropped rule', 'gone', [withoutNode(site.root, rule.node.span)], { names });
  });

export const constantForField = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const from = fromOf(rule);
    const field = fieldAt(site.compiled.resolved.canonical, rule.node.path.value);
    if (from === undefined || field === undefined) return [];
    const value = samplesOf(field.domain).find((each) => each !== null && each !== '');
    if (value === undefined) return [];
    const text = `{ const: ${asYaml(value)} }`;
    const edit = replaced(rule.value.span, text);
    const param = site.compiled.resolved.parameters[0]?.name;
    return [
      ...ofRule(site, rule, 'constant for a field', text, [edit], { names: [printPath(from.value)] }),
      ...(param === undefined
        ? []
        : ofRule(
            site,
            rule,
            'parameter for a field',
            param,
            [replaced(rule.value.span, `{ param: ${asYaml(param)} }`)],
            { names: [printPath(from.value)] },
          )),
    ];
  });

export const wrongUnit = (site: Site): readonly Mutant[] =>
  site.rules.flatMap((rule) => {
    const field = vendorField(site, rule);
    const path = printPath(rule.node.path.value);
    if (field === undefined || !rule.isOuter || !/^[\w.]+$/.test(`${path}${field.name}`)) return [];
    if (!['number', 'integer'].includes(typesOf(field)) || memberOf(rule.value, 'as') !== undefined)
      return [];
    if (memberOf(rule.value, 'ref') !== undefined) return [];
    const back = `'{ "${field.name}": ${path} / 100 }'`;
    return ([100, 0.01, -1] as const).flatMap((factor) => {
      const ways = `{ fromVendor: '${field.name} * ${factor}', toVendor: ${back} }`;
      const text = `{ jsonata: ${ways}, writes: [${field.name}], because: in another unit }`;
      return ofRule(site, rule, 'wrong unit', `times ${factor}`, [replaced(rule.value.span, text)]);
    });
  });
