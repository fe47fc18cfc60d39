import { describe, expect, it } from 'vitest';
import { diagnosticsOf, NULLABLE, TEXT, told } from './checked.ts';

const clash = (vendor: object, canonical: object, rule = 'x'): readonly string[] =>
  told({ vendor: { x: vendor }, canonical: { a: canonical }, fields: `a: ${rule}` } as Parameters<
    typeof told
  >[0]);

describe('clashes of the two schemas', () => {
  it.each([
    ['texts of one length', NULLABLE, TEXT, 'x'],
    ['a mail field of the vendor', { ...NULLABLE, 'x-dataType': 'email' }, { ...TEXT, format: 'email' }, 'x'],
    [
      'a whole number and a number',
      { type: 'integer' },
      { type: 'number' },
      '{ from: x, only: fromVendor, because: no }',
    ],
    ['a place that says nothing', {}, TEXT, 'x'],
    [
      'a listed value within a list',
      { enum: ['a', 'b'] },
      { enum: ['a', 'b', 'c'] },
      '{ from: x, only: fromVendor, because: no }',
    ],
    [
      'a codec that fits',
      { type: 'string', format: 'marketo-datetime' },
      { type: 'string', format: 'date-time' },
      '{ from: x, as: { instant: { zone: UTC } } }',
    ],
  ])('are none between %s', (_, vendor, canonical, rule) => {
    expect(clash(vendor, canonical, rule)).toEqual([]);
  });

  it.each([
    ['type-clash', { type: 'boolean' }, TEXT],
    ['type-clash', { type: 'array', items: TEXT }, TEXT],
    ['type-clash', { enum: ['a'] }, { enum: ['b'] }],
    ['length-clash', { type: 'string', maxLength: 255 }, TEXT],
    ['format-clash', TEXT, { ...TEXT, pattern: '^[A-Z]+$' }],
    ['values-clash', TEXT, { enum: ['a', 'b'] }],
    [
      'range-clash',
      { type: 'integer', minimum: 0, maximum: 10 },
      { type: 'integer', minimum: 0, maximum: 5 },
    ],
  ])('are a %s between %j and %j', (code, vendor, canonical) => {
    expect(
      clash(vendor, canonical, '{ from: x, only: fromVendor, because: no }').concat(clash(vendor, canonical)),
    ).toContain(`rule/${code} at x`);
  });

  const UNIT = { type: 'number', minimum: 0, maximum: 1 };

  it.each([
    ['length-clash', { type: 'string' }, TEXT, ''],
    ['length-clash', { type: 'string' }, TEXT, ', as: { text: { trim: true } }'],
    ['length-clash', TEXT, { type: 'string' }, ''],
    ['range-clash', { type: 'number' }, UNIT, ''],
    ['range-clash', { type: 'number', minimum: 0 }, UNIT, ''],
    ['range-clash', UNIT, { type: 'number', maximum: 1 }, ''],
    ['range-clash', { type: 'integer' }, { type: 'integer', minimum: 0 }, ''],
  ])('are a %s where one side states no bound: %j, %j%s', (code, vendor, canonical, codec) => {
    expect(clash(vendor, canonical, `{ from: x${codec} }`)).toEqual([`rule/${code} at x`]);
  });

  it('are none for the length of a key, which is not written', () => {
    const found = diagnosticsOf({
      vendor: { id: { type: 'string', minLength: 1, maxLength: 36 } },
      fields: '',
    });
    expect(found.filter(({ code }) => code.endsWith('-clash'))).toEqual([]);
  });

  it('show a value that does not pass', () => {
    const found = diagnosticsOf({
      vendor: { x: { type: 'string', maxLength: 101 } },
      canonical: { a: TEXT },
      fields: 'a: x',
    });
    expect(found.map(({ args }) => String(args.witness).length)).toEqual([101]);
  });

  it('may be accepted with a reason, but not where nothing passes', () => {
    const because = '{ from: x, because: they are short in practice }';
    expect(clash({ type: 'string', maxLength: 255 }, TEXT, because)).toEqual([]);
    expect(clash({ type: 'boolean' }, TEXT, because)).toEqual(['rule/type-clash at x']);
  });
});

describe('value maps', () => {
  const state = { type: 'string', enum: ['new', 'old'] };
  const map = (rows: string, rest = '', vendor: object = { type: 'string', enum: ['N', 'O', 'F'] }) =>
    clash(vendor, state, `{ from: x, map: { ${rows} }${rest} }`);

  it('have a row for every listed code of the vendor, or say what becomes of others', () => {
    expect(map('N: new, O: old')).toHaveLength(1);
    expect(map('N: new, O: old, F: { to: old, only: fromVendor, because: gone }')).toEqual([]);
    expect(map('N: new, O: old', ', unknown: null, because: the rest is no state')).toEqual([]);
  });

  it('have a row for every listed code of the canonical schema', () => {
    expect(map('N: new', ', unknown: error', NULLABLE)).toEqual([
      'rule/value-map-not-total at map: { N: new }',
    ]);
  });

  it('need none for codes that are never written', () => {
    expect(map('N: new', ', unknown: error, only: fromVendor, because: no', NULLABLE)).toEqual([]);
  });

  it('may mean one canonical code with several codes where they are only read', () => {
    const rows = 'N: new, O: old, F: old';
    expect(map(rows)).toEqual(['codec/repeated-code at F: old']);
    const because = ', because: the difference is of no use';
    expect(map(rows, `, only: fromVendor${because}`)).toEqual([]);
    // Inside a choice that is only read, too.
    expect(
      clash(
        { type: 'string', enum: ['N', 'O', 'F'] },
        state,
        `{ firstOf: [{ from: x, map: { ${rows} } }], only: fromVendor${because} }`,
      ),
    ).toEqual([]);
  });

  it('take codes outside an open list', () => {
    const open = { anyOf: [{ enum: ['N', 'O'] }, { type: 'string' }] };
    expect(map('N: new, O: old, Frozen: { to: old, only: fromVendor, because: gone }', '', open)).toEqual([]);
  });

  it('are told of a slip of the pen once', () => {
    const found = map('New: new, Odl: old', '', { type: 'string', enum: ['New', 'Old'] });
    expect(found).toEqual(['rule/value-map-unknown-code at Odl']);
  });
});

describe('defaults', () => {
  const rule = (more: string) => `{ from: x, ${more} }`;

  it('must not be what the vendor may hold', () => {
    expect(clash(NULLABLE, TEXT, rule('default: { fromVendor: none }'))).toEqual([
      'rule/default-is-a-value at none',
    ]);
  });

  it('may be a value that no vendor code gives', () => {
    const map = 'map: { N: new, O: old }, unknown: error, default: { fromVendor: none }';
    expect(
      clash(
        NULLABLE,
        { type: 'string', enum: ['new', 'old', 'none'] },
        rule(`${map}, only: fromVendor, because: no`),
      ),
    ).toEqual([]);
  });

  it('on create are in the terms of the vendor', () => {
    expect(
      clash(
        { type: 'string', enum: ['N'] },
        TEXT,
        rule('only: toVendor, because: no, default: { onCreate: M }'),
      ),
    ).toContain('rule/value-refused at M');
  });
});

describe('losses', () => {
  it('need a reason', () => {
    expect(clash(NULLABLE, TEXT, '{ from: x, as: { text: { truncate: 5 } } }')).toEqual([
      'rule/loss-without-because at { text: { truncate: 5 } }',
    ]);
    expect(
      clash(NULLABLE, TEXT, '{ from: x, as: { text: { truncate: 5 } }, because: old printers }'),
    ).toEqual([]);
  });

  it('of rows have the reasons of these; what is unknown needs one of the rule where there may be such', () => {
    const map =
      '{ from: x, map: { N: new, P: paid, X: { to: paid, only: fromVendor, because: same } }, unknown: null }';
    const codes = { type: ['string', 'null'], enum: ['N', 'P', 'X', null] };
    const canonical = { type: ['string', 'null'], enum: ['new', 'paid', null] };
    expect(clash(codes, canonical, map)).toEqual([]);
    const filled = '{ from: x, map: { N: new, P: paid }, unknown: { to: new } }';
    expect(clash(codes, canonical, filled)).toContainEqual(
      expect.stringContaining('rule/loss-without-because'),
    );
    expect(clash({ ...codes, enum: ['N', 'P', null] }, canonical, filled)).toEqual([]);
  });

  it('are none where only a difference that does not count goes', () => {
    expect(clash(NULLABLE, TEXT, '{ from: x, as: { text: { trim: true } } }')).toEqual([]);
  });
});

describe('lists', () => {
  const list = (items: object, rest = '') =>
    clash(
      { type: ['string', 'null'], 'x-emptyIsNull': true },
      { type: 'array', items },
      `{ from: x, list: ";"${rest} }`,
    );

  it('of free texts may hold the separator', () => {
    expect(list(TEXT)).toEqual(['rule/list-separator at ";"']);
  });

  it('of codes or numbers do not', () => {
    expect(list({ type: 'string', pattern: '^[^;]+$' })).toEqual([]);
    expect(list({ enum: ['a', 'b'] }).filter((code) => code.startsWith('rule/list'))).toEqual([]);
    expect(list({ type: 'integer' }, ', items: integerText')).toEqual([]);
  });

  it('of listed codes with the separator do', () => {
    expect(list({ enum: ['a', 'b;c'] })).toContain('rule/list-separator at ";"');
  });
});

describe('consent', () => {
  const consent = { type: 'boolean', 'x-consent': { granted: [false] } };

  it('is not assumed in slots', () => {
    const slots = (map: string) =>
      told({
        vendor: { noMail: { type: ['string', 'null'] }, noCall: { type: ['string', 'null'] } },
        canonical: {
          refusals: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              properties: { way: { type: 'string', enum: ['mail', 'call'] }, refused: consent },
            },
          },
        },
        fields: `refusals: { slots: { key: way, value: refused }, from: { mail: noMail, call: noCall }, map: ${map}, because: test }`,
      }).filter((line) => line.startsWith('rule/consent'));
    expect(slots('{ Y: true, N: false }, unknown: { to: false }')).toEqual([
      'rule/consent-assumed at { to: false }',
    ]);
    expect(slots('{ Y: true, N: false }, unknown: { to: true }')).toEqual([]);
  });

  it.each([[true], ['given'], [{}], [{ granted: [] }], [{ granted: 'given' }], [{ given: [true] }]])(
    'is reported where its form is wrong: %j',
    (form) => {
      const canonical = { agreed: { type: 'boolean', 'x-consent': form } };
      const fields = 'agreed: agreed';
      expect(told({ vendor: { agreed: { type: 'boolean' } }, canonical, fields })).toEqual([
        `schema/invalid at ${JSON.stringify(form)}`,
      ]);
    },
  );

  it('may be the name of a field', () => {
    const fields = '\'["x-consent"]\': agreed';
    expect(
      told({
        vendor: { agreed: { type: 'boolean' } },
        canonical: { 'x-consent': { type: 'boolean' } },
        fields,
      }),
    ).toEqual([expect.stringContaining('rule/consent-unmarked')]);
  });

  const answers = { enum: ['yes', 'no'], 'x-consent': { granted: ['yes'] } };

  it('is not what a boolean is for everybody who never acted', () => {
    const read = ', only: fromVendor, because: read only';
    const boolean = { type: 'boolean' };
    expect(clash(boolean, answers, `{ from: x, map: { true: no, false: yes }${read} }`)).toEqual([
      'rule/consent-assumed at map: { true: no, false: yes }',
    ]);
    expect(clash(boolean, answers, `{ from: x, map: { true: yes, false: no }${read} }`)).toEqual([]);
    expect(clash(boolean, answers, `{ from: x, map: { true: no }, unknown: omit${read} }`)).toEqual([]);
    // An opt-out whose schema says that false lets mail go out.
    expect(clash(boolean, consent, `{ from: x${read} }`)).toEqual([]);
  });

  it('of an expression has a reason', () => {
    const computed =
      'jsonata: { fromVendor: \'x = "Y" ? "yes" : "no"\', toVendor: \'{ "x": a }\' }, writes: [x]';
    expect(clash(NULLABLE, answers, `{ ${computed} }`)).toContainEqual(
      expect.stringContaining('rule/consent-computed'),
    );
    expect(clash(NULLABLE, answers, `{ ${computed}, because: Y is asked for on the form }`)).toEqual([]);
  });

  it.each([
    ['emailOptOut', true],
    ['marketing_consent', true],
    ['consentStatus', true],
    ['doNotCall', true],
    ['optInReason', false],
    ['consentedAt', false],
    ['adopted', false],
    ['option', false],
  ])('is looked for behind the name %s: %s', (name, isTold) => {
    const found = told({
      vendor: { x: { type: 'boolean' } },
      canonical: { [name]: { type: 'boolean' } },
      fields: `${name}: x`,
    });
    expect(found).toEqual(isTold ? [`rule/consent-unmarked at ${name}`] : []);
  });
});
