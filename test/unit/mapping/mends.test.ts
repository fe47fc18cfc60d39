// What the parser tells an author to type, and which of it is sure enough to be typed for them.
import { describe, expect, it } from 'vitest';
import { parseMappingFile } from '../../../src/mapping/parse-mapping.ts';

const BASE = `mapping: demo/thing
vendor: { system: demo, object: thing }
canonical: thing
key: id
policies:
  unmapped: { fromVendor: collect, toVendor: error }
  absent: { toVendor: leave }
  null: { fromVendor: omit, toVendor: clear }
  onError: { fromVendor: omit, toVendor: reject }
fields:
  id: { from: id, as: idString }
  status: { from: status, map: status, unknown: error }
  phones: { slots: { key: kind, value: number }, from: { work: phone } }
  name: { from: name, only: fromVendor, because: x }
examples:
  - name: one
    vendor: { id: 1 }
    issue: { code: value/unmapped, at: status }
`;

const OVERLAY = `overlay: acme
extends: demo/thing
level: account
valueMaps:
  source:
    add: { Podcast: podcast }
`;

/** The one problem that a change brings: its help, what its fix makes of the text, and whether that is safe. */
const mended = (right: string, wrong: string, text = BASE) => {
  const changed = text.replace(right, wrong);
  const { diagnostics } = parseMappingFile({ path: 'a.yaml', text: changed });
  expect(diagnostics).toHaveLength(1);
  const { help, fix, fixIsSafe = false } = diagnostics[0] ?? {};
  const [edit] = fix ?? [];
  const after = edit && changed.slice(0, edit.span.start) + edit.text + changed.slice(edit.span.end);
  return { help, after, safe: fixIsSafe };
};

describe('what to type instead', () => {
  it('is exact where the text leaves no doubt', () => {
    for (const [right, wrong, help] of [
      ['{ toVendor: leave }', 'leave', 'write { toVendor: leave }'],
      ['{ system: demo, object: thing }', 'demo/thing', 'write { system: demo, object: thing }'],
      ['issue: { code: value/unmapped, at: status }', 'issue: value/unmapped at status', undefined],
      ['only: fromVendor', 'onyl: fromVendor', 'did you mean "only"?'],
      ['as: idString', 'as: id_string', 'did you mean "idString"?'],
    ] as const) {
      const found = mended(right, wrong);
      if (help !== undefined) expect(found.help).toBe(help);
      expect(found).toMatchObject({ after: BASE, safe: true });
    }
    const flag = BASE.replace('because: x', 'because: x, locked: true');
    expect(mended('locked: true', 'locked: yes', flag)).toEqual({
      help: 'write true',
      after: flag,
      safe: true,
    });
  });

  it('is a proposal where the author may mean another thing', () => {
    expect(mended('as: idString', 'as: Date-Time')).toMatchObject({ help: 'write instant', safe: false });
    expect(mended('unknown: error', 'unknown: new')).toMatchObject({
      help: 'a code that all others become is written { to: new }',
      after: BASE.replace('unknown: error', 'unknown: { to: new }'),
      safe: false,
    });
    expect(mended('{ key: kind, value: number }', '[kind, number]')).toMatchObject({
      help: 'write { key: kind, value: number }',
      after: BASE,
      safe: false,
    });
    expect(mended('only: fromVendor', 'only: read')).toMatchObject({ help: 'write fromVendor', safe: false });
  });

  it('leaves a choice to the author', () => {
    expect(mended('{ fromVendor: omit, toVendor: clear }', 'omit')).toEqual({
      help: 'write { fromVendor: omit, toVendor: clear | leave | error }',
      after: undefined,
      safe: false,
    });
    expect(mended('as: idString', 'as: string')).toMatchObject({
      help: 'remove "as": a text needs no codec',
      after: undefined,
    });
  });

  it('knows other ways to say the same', () => {
    expect(mended('only: fromVendor', 'only: both').help).toBe(
      'remove "only": a rule goes both ways by itself',
    );
    expect(mended('canonical: thing\n', 'version: v2\ncanonical: thing\n')).toMatchObject({
      help: 'write 2.0.0',
      safe: false,
    });
    expect(mended('name: { from: name, only: fromVendor, because: x }', 'name: { jsonata: a }').help).toBe(
      'write { fromVendor: a }',
    );
  });

  it('does not repeat a key that stands there', () => {
    expect(mended('only: fromVendor', 'only: fromVendor, onlly: fromVendor')).toEqual({
      help: '"only" stands there already: remove one of the two',
      after: undefined,
      safe: false,
    });
  });

  it('says what a missing key looks like', () => {
    expect(mended('key: id\n', '').help).toMatch(/^add key: id /);
    expect(
      mended(
        '{ slots: { key: kind, value: number }, from: { work: phone } }',
        '{ slots: { key: kind, value: number } }',
      ).help,
    ).toMatch(/^add from: \{ work: phone/);
  });

  it('says once that rows of an overlay stand under add', () => {
    expect(
      mended('    add: { Podcast: podcast }\n', '    Podcast: podcast\n    Radio: radio\n', OVERLAY),
    ).toEqual({
      help: 'rows that an overlay adds stand under "add": write { add: { Podcast: podcast, … } }',
      after: OVERLAY.replace(
        '    add: { Podcast: podcast }\n',
        '    add:\n      Podcast: podcast\n      Radio: radio\n',
      ),
      safe: false,
    });
  });
});

describe('one line out of place', () => {
  it.each([
    ['  status:', 'status:', 12],
    ['  status:', ' status:', 12],
    ['  status:', '\tstatus:', 12],
    ['  unmapped:', ' unmapped:', 6],
    ['  absent:', 'absent:', 7],
  ])('is one problem: %j as %j', (right, wrong, line) => {
    const text = BASE.replace(right, wrong);
    const { diagnostics } = parseMappingFile({ path: 'a.yaml', text });
    const places = diagnostics
      .filter(({ code }) => code.startsWith('yaml/'))
      .map(({ span }) => text.slice(0, span?.start).split('\n').length);
    expect(places).toEqual([line]);
  });
});
