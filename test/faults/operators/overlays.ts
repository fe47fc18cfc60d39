// Faults in overlays: conflicts with the base, changes of tables that do not fit, additions of another type.
import { printPath } from '../../../src/schema/parse-path.ts';
import type { Edit, Mutant } from '../mutant.ts';
import { type Random, someOf } from '../random.ts';
import { memberOf, replaced, type Site, textOf, withoutEntry, withoutNode } from '../site.ts';

export const overlayFaults = (site: Site, random: Random): readonly Mutant[] => {
  const { document, file, root, compiled } = site;
  if (document.kind !== 'overlay') return [];
  const made = (
    operator: string,
    what: string,
    unit: Mutant['units'][number],
    edits: readonly (Edit | undefined)[],
    rules: Mutant['rules'] = '*',
    names: readonly string[] = [],
  ): readonly Mutant[] => {
    const present = edits.filter((edit) => edit !== undefined);
    return present.length === 0
      ? []
      : [{ operator, path: file.path, edits: present, what, units: [unit], rules, names }];
  };
  const fields = memberOf(root, 'fields');
  const [first] = fields?.value.kind === 'map' ? fields.value.entries : [];
  const inherited = compiled.resolved.document.rules.filter(({ span }) => span.file.path !== file.path);
  const conflicts =
    first === undefined
      ? []
      : someOf(random, inherited, 12).flatMap(({ path, source, locked }) => {
          const name = printPath(path.value);
          const from = source.kind === 'field' ? printPath(source.from.value) : 'id';
          const at = first.span.start;
          const indent = ' '.repeat(at - file.text.lastIndexOf('\n', at - 1) - 1);
          const insert = (key: string, value: string, operator: string) =>
            made(
              operator,
              `${key}: ${value}`,
              { file, start: at, end: at + 1 },
              [{ start: at, end: at, text: `${key}: ${value}\n${indent}` }],
              [key, name],
              [name, key],
            );
          return [
            ...insert(`${name}.part`, from, 'overlay conflict: beneath a rule'),
            ...(name.includes('.')
              ? insert(name.split('.')[0] ?? name, from, 'overlay conflict: above a rule')
              : []),
            ...insert('added', from, 'overlay conflict: a field twice'),
            ...(locked?.value === true ? insert(name, from, 'overlay conflict: a locked rule') : []),
          ];
        });
  const canonical = memberOf(root, 'canonical', 'adds')?.value;
  const added = document.adds.flatMap(({ path, schema }) => {
    const name = printPath(path.value);
    const type = memberOf(schema, 'type');
    const others = ['string', 'number', 'boolean'].filter(
      (word) => type === undefined || word !== textOf(type.value.span),
    );
    return [
      ...(type === undefined
        ? []
        : someOf(random, others, 1).flatMap((word) =>
            made(
              'addition of another type',
              `${name}: ${word}`,
              schema.span,
              [replaced(type.value.span, word)],
              [name],
              [name],
            ),
          )),
      ...(canonical === undefined
        ? []
        : made('dropped addition', name, schema.span, [withoutEntry(canonical, name)], [name], [name])),
    ];
  });
  const extended = memberOf(root, 'extends');
  const vendor = memberOf(root, 'vendor');
  const level = memberOf(root, 'level');
  return [
    ...conflicts,
    ...added,
    ...document.remove.flatMap((node) => {
      const name = printPath(node.value);
      return made('dropped removal', name, node.span, [withoutNode(root, node.span)], [name], [name]);
    }),
    ...document.valueMaps.flatMap(({ remove }) =>
      remove.flatMap((key) =>
        made('removes another row', key.value, key.span, [replaced(key.span, `${key.value}x`)], '*', [
          key.value,
        ]),
      ),
    ),
    ...(extended === undefined
      ? []
      : made('extends another', 'marketo/account', extended.span, [
          replaced(extended.value.span, 'marketo/account'),
        ])),
    ...(vendor === undefined
      ? []
      : made('vendor schema dropped', 'no vendor', vendor.span, [withoutEntry(root, 'vendor')], '*', [
          'vendor',
        ])),
    ...(level === undefined
      ? []
      : ['organization', 'account', 'instance']
          .filter((word) => word !== textOf(level.value.span))
          .flatMap((word) => made('wrong level', word, level.span, [replaced(level.value.span, word)]))),
  ];
};
