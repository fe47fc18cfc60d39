// Faults in what stands around the rules: policies, key, parameters, references, what is ignored, the vendor object.
import type { Span } from '../../../src/diagnostics/span.ts';
import type { CodecNode } from '../../../src/mapping/tree.ts';
import { printPath } from '../../../src/schema/parse-path.ts';
import type { YamlEntry } from '../../../src/yaml/node.ts';
import type { Edit, Mutant } from '../mutant.ts';
import { type Random, someOf } from '../random.ts';
import { asYaml, memberOf, replaced, type Site, textOf, withoutEntry, withoutNode } from '../site.ts';
import { templateVariants } from './codecs.ts';

const made = (
  { file }: Site,
  operator: string,
  what: string,
  unit: Span,
  edits: readonly (Edit | undefined)[],
  rules: readonly string[] | '*' = '*',
  names: readonly string[] = [],
): readonly Mutant[] => {
  const present = edits.filter((edit) => edit !== undefined);
  if (present.length === 0) return [];
  return [{ operator, path: file.path, edits: present, what, units: [unit], rules, names }];
};

const POLICIES = [
  ['unmapped', 'fromVendor', ['drop', 'keep', 'collect', 'error']],
  ['unmapped', 'toVendor', ['drop', 'error']],
  ['absent', 'toVendor', ['leave', 'clear']],
  ['null', 'fromVendor', ['omit', 'keep', 'error']],
  ['null', 'toVendor', ['clear', 'leave', 'error']],
  ['onError', 'fromVendor', ['omit', '"null"', 'reject']],
  ['onError', 'toVendor', ['omit', '"null"', 'reject']],
] as const;

export const wrongPolicies = (site: Site): readonly Mutant[] =>
  POLICIES.flatMap(([policy, way, words]) => {
    const outer = memberOf(site.root, 'policies', policy);
    const entry = memberOf(outer?.value, way);
    if (outer === undefined || entry === undefined) return [];
    const now = textOf(entry.value.span);
    return [
      ...words
        .filter((word) => word !== now)
        .flatMap((word) =>
          made(site, `policy ${policy}`, `${way}: ${now} → ${word}`, entry.span, [
            replaced(entry.value.span, word),
          ]),
        ),
      ...made(site, 'lost policy', `no ${policy}.${way}`, outer.span, [withoutEntry(outer.value, way)], '*', [
        policy,
      ]),
    ];
  });

export const wrongKey = (site: Site, random: Random): readonly Mutant[] => {
  const key = memberOf(site.root, 'key');
  if (key === undefined) return [];
  const others = site.rules.filter(
    ({ isOuter, path }) => isOuter && path !== textOf(key.value.span) && /^\w+$/.test(path),
  );
  return [
    ...someOf(random, others, 3).flatMap(({ path }) =>
      made(site, 'wrong key', path, key.span, [replaced(key.value.span, path)], [path]),
    ),
    ...made(site, 'lost key', 'no key', key.span, [withoutEntry(site.root, 'key')], '*', ['key']),
  ];
};

export const wrongObject = (site: Site): readonly Mutant[] => {
  const object = memberOf(site.root, 'vendor', 'object');
  const canonical = memberOf(site.root, 'canonical');
  const others = ['lead', 'company'].filter((name) => name !== (object && textOf(object.value.span)));
  const resources = ['contact', 'account'].filter(
    (name) => name !== (canonical && textOf(canonical.value.span)),
  );
  return [
    ...(object === undefined
      ? []
      : others.flatMap((name) =>
          made(site, 'wrong vendor object', name, object.span, [replaced(object.value.span, name)]),
        )),
    ...(canonical?.value.kind !== 'scalar'
      ? []
      : resources.flatMap((name) =>
          made(site, 'wrong resource', name, canonical.span, [replaced(canonical.value.span, name)]),
        )),
  ];
};

export const droppedIgnore = (site: Site): readonly Mutant[] =>
  (['vendor', 'canonical'] as const).flatMap((side) =>
    site.document.ignore[side].flatMap(({ field, span, because }) => {
      const item = itemWith(site, side, field.span);
      const edit = withoutNode(site.root, field.span) ?? (item && withoutNode(site.root, item));
      const stem = field.value.replace('*', '');
      const fields = side === 'vendor' ? site.vendorFields : site.canonicalFields;
      const names = fields.map(({ name }) => name).filter((name) => name.startsWith(stem));
      const wider = /\*/.test(field.value) ? undefined : `${field.value.slice(0, 3)}*`;
      return [
        ...made(site, 'dropped ignore', field.value, item ?? span, [edit], [], names),
        ...(wider === undefined
          ? []
          : made(
              site,
              'wider ignore',
              wider,
              item ?? span,
              [replaced(field.span, JSON.stringify(wider))],
              '*',
            )),
        ...(because === undefined || item === undefined
          ? []
          : made(site, 'reason removed', field.value, item, [reasonOf(site, side, item)], [], names)),
      ];
    }),
  );

/** The item of `ignore` that holds a field's name. */
const itemWith = ({ root }: Site, side: string, { start, end }: Span): Span | undefined => {
  const list = memberOf(root, 'ignore', side)?.value;
  if (list?.kind !== 'seq') return undefined;
  return list.items.find(({ span }) => span.start <= start && end <= span.end)?.span;
};

const reasonOf = ({ root }: Site, side: string, item: Span): Edit | undefined => {
  const list = memberOf(root, 'ignore', side)?.value;
  const node = list?.kind === 'seq' ? list.items.find(({ span }) => span === item) : undefined;
  return node === undefined ? undefined : withoutEntry(node, 'because');
};

const refsIn = (codec: CodecNode | undefined): readonly string[] => {
  if (codec?.kind === 'ref') return [codec.name.value];
  return codec?.kind === 'chain' ? codec.steps.flatMap(refsIn) : [];
};

export const wrongRefs = (site: Site): readonly Mutant[] =>
  site.document.refs.flatMap((ref) => {
    const rules = site.compiled.resolved.document.rules.flatMap(({ codec, path }) =>
      refsIn(codec).includes(ref.name.value) ? [printPath(path.value)] : [],
    );
    const change = (operator: string, what: string, edits: readonly (Edit | undefined)[]) =>
      made(site, operator, what, ref.span, edits, rules);
    const [first] = ref.shape;
    return [
      ...(first === undefined
        ? []
        : change('wrong member of a reference', `value: ${first.key.value}`, [
            replaced(ref.value.span, first.key.value),
            replaced(first.key.span, ref.value.value),
          ])),
      ...ref.shape.flatMap(({ key, value }) => {
        if (value.kind === 'const' && value.value.kind === 'scalar')
          return change('changed constant', `${key.value}: ${value.value.text}x`, [
            replaced(value.value.span, asYaml(`${value.value.text}x`)),
          ]);
        if (value.kind === 'param') {
          const entry = memberOf(memberOf(site.root, 'refs', ref.name.value, 'shape')?.value, key.value);
          return entry === undefined
            ? []
            : change('constant for a parameter', key.value, [replaced(entry.value.span, 'EUR')]);
        }
        if (value.kind === 'template')
          return templateVariants(value.template).flatMap((text) =>
            change('template mistake', text, [replaced(value.template.span, text)]),
          );
        return [];
      }),
      ...ref.shape.flatMap(({ key }) => {
        const shape = memberOf(site.root, 'refs', ref.name.value, 'shape')?.value;
        const edits = shape === undefined ? [] : [withoutEntry(shape, key.value)];
        return made(site, 'dropped member of a reference', key.value, ref.span, edits, rules, [key.value]);
      }),
    ];
  });

export const wrongParameters = (site: Site): readonly Mutant[] =>
  site.document.parameters.flatMap(({ name, span }) => {
    const holder = memberOf(site.root, 'parameters', name.value)?.value;
    const change = (operator: string, entry: YamlEntry | undefined, text: string): readonly Mutant[] =>
      entry === undefined || textOf(entry.value.span) === text
        ? []
        : made(site, operator, `${name.value}: ${text}`, span, [replaced(entry.value.span, text)]);
    return [
      ...change('parameter of another type', memberOf(holder, 'type'), 'integer'),
      ...change('optional parameter', memberOf(holder, 'required'), 'false'),
      ...change('other pattern of a parameter', memberOf(holder, 'pattern'), '"[a-z]{2}"'),
      ...change('other default of a parameter', memberOf(holder, 'default'), '999-XYZ-000'),
    ];
  });
