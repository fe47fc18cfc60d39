// An overlay replaces rules whole, changes value maps by rows, and passes no lock.
import { describe, expect, it } from 'vitest';
import { mergeOverlay } from '../../../src/mapping/merge-overlay.ts';
import { printPath } from '../../../src/schema/parse-path.ts';
import { HEAD, mappingOf, overlayOf, plain, told } from './files.ts';

const BASE = `${HEAD}parameters:
  munchkinId: { type: string }
  other: { type: string }
valueMaps:
  leadStatus: { New: new, MQL: qualified, null: none }
  leadSource: { Fax: fax, Web: web }
refs:
  marketo: { value: sourceID, shape: { key: "{sourceID}@{param.munchkinId}" } }
fields:
  id: { from: id, locked: true }
  firstName: firstName
  phones.mobile: mobilePhone
  status: { from: leadStatus, map: leadStatus, locked: true }
  source: { from: leadSource, map: leadSource }
  owner: { from: ownerId, ref: marketo, locked: true }
ignore: { vendor: [{ field: territory, because: nobody asked }, { field: "inferred*", because: privacy }] }
examples:
  - { name: one, vendor: { id: 1 } }
  - { name: two, vendor: { id: 2 } }
`;

const overlay = (body: string, level = 'account') =>
  overlayOf(`overlay: acme\nextends: marketo/contact\nlevel: ${level}\n${body}`);

const merge = (body: string) => {
  const { document, diagnostics } = mergeOverlay(mappingOf(BASE), overlay(body));
  return { document, problems: diagnostics.map(told), diagnostics };
};

const pathsOf = (body: string) => merge(body).document.rules.map(({ path }) => printPath(path.value));

describe('mergeOverlay', () => {
  it('replaces a rule whole, in its place, and adds others behind', () => {
    const { document, problems } = merge('fields: { firstName: givenName, region: territory }');
    expect(problems).toEqual([]);
    expect(document.rules.map(({ path, span }) => [printPath(path.value), span.file.path])).toEqual([
      ['id', 'contact.yaml'],
      ['firstName', 'acme.yaml'],
      ['phones.mobile', 'contact.yaml'],
      ['status', 'contact.yaml'],
      ['source', 'contact.yaml'],
      ['owner', 'contact.yaml'],
      ['region', 'acme.yaml'],
    ]);
    expect(document.overlays).toEqual(['acme']);
  });

  it('no longer ignores what it maps, and keeps patterns', () => {
    const { document } = merge(
      'fields: { region: territory }\nignore: { vendor: [{ field: x, because: y }] }',
    );
    expect(document.ignore.vendor.map(({ field }) => field.value)).toEqual(['inferred*', 'x']);
  });

  it('removes rules', () => {
    expect(pathsOf('remove: [firstName, { field: phones.mobile, because: unused }]')).toEqual([
      'id',
      'status',
      'source',
      'owner',
    ]);
  });

  it('tells what it cannot remove, with the nearest name', () => {
    const { problems, diagnostics } = merge('remove: [firstname]');
    expect(problems).toEqual(['4:10 overlay/removes-nothing "firstname"']);
    expect(diagnostics[0]?.help).toBe('did you mean "firstName"?');
  });

  it('refuses to remove and map one path', () => {
    expect(merge('remove: [firstName]\nfields: { firstName: x }').problems).toEqual([
      '4:10 overlay/removes-and-maps "firstName"',
    ]);
  });

  it('refuses paths above or below those that have a rule, until these are removed', () => {
    expect(merge('fields: { phones: phones }').problems).toEqual(['4:11 overlay/overlapping-paths "phones"']);
    expect(merge('fields: { firstName.x: y }').problems).toEqual([
      '4:11 overlay/overlapping-paths "firstName.x"',
    ]);
    expect(merge('remove: [phones.mobile]\nfields: { phones: phones }').problems).toEqual([]);
  });

  it('changes value maps by rows', () => {
    const { document, problems } = merge(
      'valueMaps: { leadSource: { add: { Podcast: podcast }, remove: [Fax] } }',
    );
    expect(problems).toEqual([]);
    const rows = document.valueMaps.find(({ name }) => name?.value === 'leadSource')?.rows ?? [];
    expect(rows.map(({ vendor }) => vendor.text)).toEqual(['Web', 'Podcast']);
  });

  it('may replace a row by removing and adding it', () => {
    const { document, problems } = merge('valueMaps: { leadSource: { add: { Fax: paper }, remove: [Fax] } }');
    expect(problems).toEqual([]);
    const rows = document.valueMaps.find(({ name }) => name?.value === 'leadSource')?.rows ?? [];
    expect(plain(rows.at(-1))).toMatchObject({ canonical: { text: 'paper' } });
  });

  it.each([
    ['valueMaps: { leadSource: { add: { Fax: x } } }', '4:35 overlay/row-exists "Fax"'],
    ['valueMaps: { leadSource: { remove: [fax] } }', '4:37 overlay/removes-nothing "fax"'],
    ['valueMaps: { leadSource: { remove: [null] } }', '4:37 overlay/removes-nothing "null"'],
    ['valueMaps: { leadSorce: { add: { A: a } } }', '4:14 overlay/unknown-value-map "leadSorce"'],
    ['examples: [{ name: onne, superseded: x }]', '4:20 overlay/supersedes-nothing "onne"'],
    ['examples: [{ name: one, vendor: {} }]', '4:20 mapping/duplicate-name "one"'],
  ])('refuses %s', (body, problem) => {
    expect(merge(body).problems).toEqual([problem]);
  });

  it('takes new and whole value maps', () => {
    const { document, problems } = merge(
      'valueMaps: { leadSource: { replace: { A: a } }, b: { replace: { B: b } } }',
    );
    expect(problems).toEqual([]);
    expect(document.valueMaps.map(({ name, rows }) => [name?.value, rows.length])).toEqual([
      ['leadStatus', 3],
      ['leadSource', 1],
      ['b', 1],
    ]);
  });

  it.each([
    ['fields: { status: x }', '4:11 overlay/locked "status"'],
    ['fields: { status.x: x }', '4:11 overlay/locked "status.x"'],
    ['remove: [id]', '4:10 overlay/locked "id"'],
    ['canonical: { adds: { status: { type: string } } }', '4:22 overlay/locked "status"'],
    ['valueMaps: { leadStatus: { add: { X: x } } }', '4:14 overlay/locked "leadStatus"'],
    ['valueMaps: { leadStatus: { replace: { X: x } } }', '4:14 overlay/locked "leadStatus"'],
    ['refs: { marketo: { value: sourceID } }', '4:9 overlay/locked "marketo"'],
    ['parameters: { munchkinId: { type: string } }', '4:15 overlay/locked "munchkinId"'],
  ])('is stopped by a lock: %s', (body, problem) => {
    const { problems, diagnostics, document } = merge(body);
    expect(problems).toEqual([problem]);
    expect(diagnostics[0]?.related?.map(({ span }) => span.file.path)).toEqual(['contact.yaml']);
    expect({ ...document, overlays: [], layers: [], level: undefined }).toEqual({
      ...mappingOf(BASE),
      level: undefined,
    });
  });

  it.each([
    ['fields: { email: x }', ['4:11 overlay/locked "email"']],
    ['fields: { email.domain: x }', ['4:11 overlay/locked "email.domain"']],
    ['remove: [email]', ['4:10 overlay/locked "email"']],
    ['valueMaps: { leadStatus: { add: { X: x } } }', ['4:14 overlay/locked "leadStatus"']],
    ['valueMaps: { leadSource: { add: { X: x } } }', []],
  ])('is stopped by the lock of an arm of firstOf: %s', (body, problems) => {
    const arms = '[email, { from: code, map: leadStatus, locked: true }, { from: other, map: leadSource }]';
    const base = mappingOf(
      `${HEAD}valueMaps: { leadStatus: { New: new }, leadSource: { Web: web } }\nfields: { id: id, email: { firstOf: ${arms} } }\n`,
    );
    expect(mergeOverlay(base, overlay(body)).diagnostics.map(told)).toEqual(problems);
  });

  it('may change what no lock covers', () => {
    const body = 'parameters: { other: { type: integer } }\nrefs: { mine: { value: x } }';
    const { document, problems } = merge(body);
    expect(problems).toEqual([]);
    expect(document.parameters.map(({ type }) => type)).toEqual(['string', 'integer']);
    expect(document.refs.map(({ name }) => name.value)).toEqual(['marketo', 'mine']);
  });

  it('supersedes examples, or replaces them by its own', () => {
    const examples =
      'examples:\n  - { name: one, superseded: x }\n  - { name: two, superseded: y, vendor: { id: 3 } }';
    const { document, problems } = merge(examples);
    expect(problems).toEqual([]);
    expect(document.examples.map(({ name, span }) => [name.value, span.file.path])).toEqual([
      ['two', 'acme.yaml'],
    ]);
  });

  it("takes the account's own vendor schema", () => {
    expect(plain(merge('vendor: marketo/acme-lead').document.vendor)).toEqual({
      system: 'marketo',
      object: 'acme-lead',
    });
  });

  it('merges an instance over an account, and respects the locks of both', () => {
    const first = mergeOverlay(mappingOf(BASE), overlay('fields: { firstName: { from: x, locked: true } }'));
    const { document, diagnostics } = mergeOverlay(
      first.document,
      overlayOf('overlay: acme-eu\nextends: acme\nlevel: instance\nfields: { firstName: y, source: z }'),
    );
    expect(diagnostics.map(told)).toEqual(['4:11 overlay/locked "firstName"']);
    expect(document.overlays).toEqual(['acme', 'acme-eu']);
  });

  it('refuses levels that do not become more specific', () => {
    const first = mergeOverlay(mappingOf(BASE), overlay('', 'account'));
    const second = overlayOf('overlay: org\nextends: acme\nlevel: organization');
    expect(mergeOverlay(first.document, second).diagnostics.map(told)).toEqual([
      '3:8 overlay/level "organization"',
    ]);
  });

  it('protects what is locked inside elements, with what lies above', () => {
    const base = mappingOf(
      `${HEAD}fields:\n  id: id\n  items: { from: items, each: { key: k, fields: { k: { from: k, locked: true } } } }\n`,
    );
    const { diagnostics } = mergeOverlay(base, overlay('fields: { items: x }'));
    expect(diagnostics.map(told)).toEqual(['4:11 overlay/locked "items"']);
  });
});
