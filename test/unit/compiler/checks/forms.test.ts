import { describe, expect, it } from 'vitest';
import { diagnosticsOf, NULLABLE, TEXT, told } from './checked.ts';

const template = (text: string, members: readonly string[]) =>
  diagnosticsOf({
    vendor: { x: NULLABLE },
    canonical: {
      ref: {
        type: 'object',
        properties: Object.fromEntries(members.map((name) => [name, { type: 'string' }])),
        required: [...members],
      },
    },
    fields: `ref: { from: x, template: ${JSON.stringify(text)} }`,
  }).filter(({ code }) => code.startsWith('rule/template'));

describe('templates', () => {
  it.each([
    '{a:[A-Z]+}/{b:[0-9]+}',
    '{a:[A-Z]+}{b:[0-9]+}',
    '{a:[A-Z]{3}}{b:[A-Z]+}',
    '{a:[^/]+}/{b:.+}',
    '{a:(?:ab)+}{b:c+}',
  ])('are told apart: %s', (text) => {
    expect(template(text, ['a', 'b'])).toEqual([]);
  });

  it.each(['{a}/{b}', '{a:[A-Z]+}{b:[A-Z]+}', '{a:[a-z-]+}-{b:[a-z-]+}', '{a:x*}{b:x?y}', '{a:.+?}/{b:.+}'])(
    'are ambiguous, with a text that shows it: %s',
    (text) => {
      const [found] = template(text, ['a', 'b']);
      expect(found?.code).toBe('rule/template-ambiguous');
      const [source] = [
        text.replace(/\{(?:a|b):?([^{}]*)\}/g, (_, pattern: string) => `(?:${pattern || '.+'})`),
      ];
      expect(String(found?.args.witness)).toMatch(new RegExp(`^${source}$`, 's'));
      expect(found?.args.ways).toHaveLength(2);
    },
  );

  it('are not split where the rule only writes', () => {
    const fields = 'ref: { from: x, template: "{a}/{b}", only: toVendor, because: no }';
    const ref = { type: 'object', properties: { a: TEXT, b: TEXT }, required: ['a', 'b'] };
    expect(
      told({ vendor: { x: { type: 'string' } }, canonical: { ref }, fields }).filter((code) =>
        code.includes('template'),
      ),
    ).toEqual([]);
  });

  it('with a parameter are unproven where they seem ambiguous, and proven where they are not', () => {
    const ref = { type: 'object', properties: { a: TEXT }, required: ['a'] };
    const parameter = (pattern: string) =>
      told({
        vendor: { x: NULLABLE },
        canonical: { ref },
        fields: 'ref: { from: x, template: "{param.t}-{a:[0-9-]+}" }',
        sections: `parameters: { t: { type: string, pattern: "${pattern}", required: true } }`,
      }).filter((code) => code.startsWith('rule/template'));
    expect(parameter('^[0-9-]+$')).toEqual(['rule/template-unproven at "{param.t}-{a:[0-9-]+}"']);
    expect(parameter('^[A-Z]+$')).toEqual([]);
  });
});

describe('arms', () => {
  const arms = (list: string, rest = '') =>
    told({
      vendor: { x: NULLABLE, y: NULLABLE, kind: NULLABLE },
      canonical: { a: TEXT },
      fields: `a: { firstOf: [${list}]${rest} }`,
      sections: list.includes('kind') ? '' : 'ignore: { vendor: [{ field: kind, because: no }] }',
    });

  it('name the one that is written', () => {
    expect(arms('{ from: x, writer: true }, { from: y }')).toEqual([]);
    expect(arms('{ from: x }, { from: y }')).toEqual(['rule/no-writer at a']);
    expect(arms('{ from: x }, { from: y }', ', only: fromVendor, because: no')).toEqual([]);
  });

  it('may be told apart by a condition', () => {
    expect(
      arms('{ from: x, when: { kind: one }, writer: true }, { from: x, when: { kind: two } }, { from: y }'),
    ).toEqual([]);
  });
});

describe('arrays', () => {
  it('have no gaps, wherever the rules stand', () => {
    const nicks = { type: 'array', items: TEXT };
    const vendor = { x: NULLABLE, y: NULLABLE };
    expect(told({ vendor, canonical: { nicks }, fields: 'nicks.1: x\nnicks.0: y' })).toEqual([]);
    expect(told({ vendor, canonical: { nicks }, fields: 'nicks.0: x\nnicks.2: y' })).toEqual([
      'rule/index-gap at nicks.2',
    ]);
  });

  it('are what "each" goes through, on both sides', () => {
    const items = { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } };
    const fields = 'a: { from: x, each: { key: id, fields: { id: id } } }';
    expect(told({ vendor: { x: items }, canonical: { a: items }, fields })).toEqual([]);
    expect(told({ vendor: { x: NULLABLE }, canonical: { a: items }, fields })).toEqual([
      'rule/each-no-array at x',
    ]);
    expect(told({ vendor: { x: items }, canonical: { a: TEXT }, fields })).toEqual([
      'rule/each-no-array at a',
    ]);
  });
});
