// What is written reads back as it was, whatever it holds and wherever the input is cut; damage never throws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/formats/csv.ts';
import { readJson } from '../../src/formats/json-array.ts';
import { printNdjson, readNdjson } from '../../src/formats/ndjson.ts';
import { parseJsonLossless } from '../../src/formats/parse-json.ts';
import { writeCsv } from '../../src/formats/write-csv.ts';
import { collect } from '../unit/formats/collect.ts';

const awkward = fc.constantFrom(
  'null',
  '"null"',
  '',
  '"',
  '""',
  ',',
  '\r',
  '\n',
  '\r\n',
  '\uFEFF',
  '\u0000',
  '\u2028',
  ' x ',
  '\uFFFD',
  '😀',
);
const cell = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: awkward },
  { weight: 3, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 2, arbitrary: fc.array(awkward, { maxLength: 4 }).map((parts) => parts.join('')) },
);
const columnName = fc.oneof(
  fc.constantFrom('id', 'null', '"q"', 'a,b', 'n\nl', '\uFEFFbom'),
  fc.string({ unit: 'binary', minLength: 1 }),
);
const table = fc
  .uniqueArray(
    columnName.filter((name) => !(name in Object.prototype) && !name.includes('\r')),
    { minLength: 1, maxLength: 5 },
  )
  .chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.array(
        fc
          .tuple(...columns.map(() => cell))
          .map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at]]))),
        {
          maxLength: 6,
        },
      ),
    }),
  );

// An integer beyond 2^53 is read as its digits, so it is no value to print for this.
const jsonValue = fc.jsonValue().filter((value) => !/\d{16}/.test(JSON.stringify(value)));

const cut = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );

describe('writeCsv and readCsv', () => {
  it('are inverses, for every delimiter and every cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', '\t', ';'),
        fc.integer({ min: 1, max: 7 }),
        async ({ columns, rows }, delimiter, size) => {
          const bytes = new TextEncoder().encode(writeCsv(rows, columns, { delimiter }));
          const read: unknown[] = [];
          for await (const item of readCsv(cut(bytes, size), { delimiter }))
            read.push(item.ok ? item.value : item);
          expect(read).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('readCsv on damaged input', () => {
  it('never throws, ends, and gives the same items wherever the input is cut', async () => {
    const piece = fc.constantFrom('"', ',', '\n', '\r\n', 'a', 'null', '""', '1,2\n', '"x"\n', '\r', 'é');
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 25 }),
        fc.integer({ min: 1, max: 5 }),
        async (pieces, size) => {
          const bytes = new TextEncoder().encode(`a,b\n${pieces.join('')}`);
          const whole = await collect(readCsv([bytes]));
          expect(await collect(readCsv(cut(bytes, size)))).toEqual(whole);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('readJson', () => {
  it('never throws, and gives the same items wherever the input is cut', async () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      '\\',
      '\n',
      ' ',
      '1',
      '{"a":1}',
      '"result":[',
      '"success":true,',
      '{"requestId":"r",',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        async (pieces, size) => {
          const bytes = new TextEncoder().encode(pieces.join(''));
          const whole = await collect(readJson([bytes]));
          expect(await collect(readJson(cut(bytes, size)))).toEqual(whole);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('gives the elements of any array and of any reply', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(jsonValue),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (values, size, asReply) => {
          const document = asReply ? { requestId: 'r', success: true, result: values } : values;
          const bytes = new TextEncoder().encode(JSON.stringify(document, null, size % 3));
          const read: unknown[] = [];
          for await (const item of readJson(cut(bytes, size))) read.push(item.ok ? item.value : item);
          expect(JSON.stringify(read)).toBe(JSON.stringify(values));
        },
      ),
    );
  });
});

describe('printNdjson and readNdjson', () => {
  it('are inverses for every cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(jsonValue), fc.integer({ min: 1, max: 9 }), async (values, size) => {
        const read: unknown[] = [];
        for await (const item of readNdjson(cut(new TextEncoder().encode(printNdjson(values)), size))) {
          read.push(item.ok ? item.value : item);
        }
        expect(JSON.stringify(read)).toBe(JSON.stringify(values));
      }),
    );
  });
});

describe('parseJsonLossless', () => {
  it('keeps every integer and is JSON.parse for all else', () => {
    const tree = fc.letrec<{ value: string }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.bigInt().map(String),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
        fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
        fc.bigInt().map((digits) => JSON.stringify(`\\"${digits}:`)),
        fc.array(tie('value')).map((items) => `[${items.join(' , ')}]`),
        fc
          .array(fc.tuple(fc.string(), tie('value')))
          .map((pairs) => `{${pairs.map(([key, item]) => `${JSON.stringify(key)} :${item}`).join(',')}}`),
      ),
    })).value;
    // The same text with every integer written as a text of its digits, marked, is what the digits must come to.
    fc.assert(
      fc.property(tree, (text) => {
        const parsed = parseJsonLossless(text);
        expect(parsed.ok).toBe(true);
        const plain = JSON.parse(text) as unknown;
        const lossy = JSON.stringify(parsed.ok ? parsed.value : undefined, (_, value) =>
          typeof value === 'string' && /^-?[1-9]\d{15,}$/.test(value) && !Number.isSafeInteger(Number(value))
            ? Number(value)
            : value,
        );
        expect(lossy).toBe(JSON.stringify(plain));
      }),
    );
  });
});
