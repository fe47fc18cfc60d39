import type { CodecEnv } from '../../../src/codecs/codec-env.ts';
import { envOf, parsedRefs } from '../../support/codec-of.ts';
import { type CodecRow, describeCodecs } from '../../support/codec-table.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };
const object = { type: 'object' };

const refs = parsedRefs(
  'marketo: { value: sourceID, shape: { sourceType: Marketo, sourceInstanceID: { param: munchkinId }, sourceKey: "{sourceID}@{param.munchkinId}.Marketo" } }',
);
const withRefs: Partial<CodecEnv> = { ref: (name) => refs.get(name) };
const textId: Partial<CodecEnv> = {
  ref: (name) => refs.get(name),
  member: ([step]) =>
    step?.kind === 'key' && step.key === 'sourceID'
      ? { domain: envOf(string, string).vendor, required: true }
      : undefined,
};
const REF = {
  sourceID: '7',
  sourceType: 'Marketo',
  sourceInstanceID: '123-ABC-456',
  sourceKey: '7@123-ABC-456.Marketo',
};

const rows: readonly CodecRow[] = [
  {
    yaml: '{ template: "{system:[A-Z]+}/{id:[0-9A-Za-z]+}" }',
    canonical: object,
    reads: [
      ['SFDC/003', { system: 'SFDC', id: '003' }],
      ['sfdc/003', undefined],
      ['SFDC/', undefined],
      [3, undefined],
    ],
    writes: [
      [{ system: 'SFDC', id: '003' }, 'SFDC/003'],
      [{ system: 'SFDC' }, undefined],
      [{ system: 's', id: '1' }, undefined],
      [{}, undefined],
    ],
  },
  {
    yaml: '{ template: "{a}-{b}" }',
    canonical: object,
    reads: [
      ['x-y', { a: 'x', b: 'y' }],
      ['x-y-z', undefined],
    ],
    writes: [
      [{ a: 'x', b: 'y' }, 'x-y'],
      [{ a: 'x-y', b: 'z' }, undefined],
    ],
  },
  {
    yaml: '{ template: "lead-{.}" }',
    reads: [
      ['lead-7', '7'],
      ['7', undefined],
    ],
    writes: [
      ['7', 'lead-7'],
      ['', undefined],
    ],
  },
  {
    yaml: '{ template: "{owner.id:[0-9]+}@{param.munchkinId}" }',
    canonical: object,
    reads: [
      ['7@123-ABC-456', { owner: { id: '7' } }],
      ['7@999', undefined],
    ],
    writes: [
      [{ owner: { id: '7' } }, '7@123-ABC-456'],
      [{ owner: { id: 7 } }, '7@123-ABC-456'],
    ],
  },
  {
    yaml: '{ ref: marketo }',
    canonical: object,
    more: withRefs,
    reads: [
      ['7', REF],
      [7, { ...REF, sourceID: 7 }],
    ],
    writes: [
      [REF, '7'],
      [{ ...REF, sourceType: 'Other' }, undefined],
      [{ ...REF, sourceKey: '8@123-ABC-456.Marketo' }, undefined],
      [{ sourceID: '7' }, undefined],
      ['7', undefined],
      [{ ...REF, more: 1 }, undefined],
    ],
  },
  {
    yaml: '{ ref: marketo }',
    vendor: integer,
    canonical: object,
    more: textId,
    reads: [
      [7, REF],
      ['7', REF],
      [-7, undefined],
    ],
    writes: [
      [REF, 7],
      [{ ...REF, sourceID: 7, sourceKey: 'x' }, undefined],
    ],
  },
];

describeCodecs(rows);
