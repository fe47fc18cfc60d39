// An overlay adds branches for types of its own and changes rules of others, type by type and rule by rule.
import { describe, expect, it } from 'vitest';
import { mergeOverlay } from '../../../src/mapping/merge-overlay.ts';
import { printPath } from '../../../src/schema/parse-path.ts';
import { HEAD, mappingOf, overlayOf, told } from './files.ts';

const BASE = `${HEAD}fields: { id: id }
branch: { by: typeId, names: types }
branches:
  [joined, left]: { fields: { list: name, data.source: source }, ignore: { vendor: [{ field: a, because: of no use }] } }
  visit: { fields: { page: { from: name, locked: true } } }
`;

const merge = (branches: string, base = BASE) => {
  const overlay = overlayOf(
    `overlay: acme\nextends: marketo/contact\nlevel: account\nbranches:\n${branches}`,
  );
  const { document, diagnostics } = mergeOverlay(mappingOf(base), overlay);
  return {
    problems: diagnostics.map(told),
    arms: (document.branches?.arms ?? []).map(({ types, rules, ignore }) => [
      types.map(({ value }) => value).join(', '),
      rules.map(({ path, span }) => `${printPath(path.value)} ${span.file.path}`),
      ignore.vendor.length,
    ]),
  };
};

const BOTH = ['joined, left', ['list contact.yaml', 'data.source contact.yaml'], 1];
const VISIT = ['visit', ['page contact.yaml'], 0];

describe('branches of an overlay', () => {
  it('are added where the base has none for the type', () => {
    expect(merge('  [toured, "*"]: { fields: { place: name } }\n')).toEqual({
      problems: [],
      arms: [BOTH, VISIT, ['toured, *', ['place acme.yaml'], 0]],
    });
  });

  it('change rules of a type that the base has with others, and leave the others', () => {
    const ignored = '{ vendor: [{ field: b, because: of no use }] }';
    expect(merge(`  left: { fields: { list: title, by: who }, ignore: ${ignored} }\n`)).toEqual({
      problems: [],
      arms: [
        ['joined', ['list contact.yaml', 'data.source contact.yaml'], 1],
        ['left', ['list acme.yaml', 'data.source contact.yaml', 'by acme.yaml'], 2],
        VISIT,
      ],
    });
  });

  it('have places of their own where one changes several types', () => {
    const overlay = overlayOf(
      'overlay: acme\nextends: marketo/contact\nlevel: account\nbranches:\n  [left, toured, joined]: { fields: { by: who } }\n',
    );
    const { document } = mergeOverlay(mappingOf(BASE), overlay);
    const arms = document.branches?.arms ?? [];
    expect(arms.map(({ types }) => types.map(({ value }) => value))).toEqual([
      ['joined'],
      ['left'],
      ['visit'],
      ['toured'],
    ]);
    expect(new Set(arms.map(({ span }) => span)).size).toBe(4);
  });

  it('pass no lock, and no path above or below another', () => {
    const { problems, arms } = merge(
      '  visit: { fields: { page: title } }\n  left: { fields: { data: all } }\n',
    );
    expect(problems).toEqual(['5:22 overlay/locked "page"', '6:21 overlay/overlapping-paths "data"']);
    expect(arms).toEqual([['joined', BOTH[1], 1], ['left', BOTH[1], 1], VISIT]);
  });

  it('mean something only where the base has branches', () => {
    const { problems, arms } = merge('  left: { fields: { list: title } }\n', `${HEAD}fields: { id: id }\n`);
    expect(problems).toEqual(['5:3 mapping/misplaced-key "left"']);
    expect(arms).toEqual([]);
  });
});
