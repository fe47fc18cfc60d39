import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/formats/detect-format.ts';

describe('detectFormat', () => {
  it.each([
    ['{"id":1}\n{"id":2}\n', 'ndjson'],
    ['{"id":1}', 'ndjson'],
    ['{"id":1,"a":"}\\"{"}\r\n', 'ndjson'],
    ['{"id":1,"name":"the first chunk ends here', 'ndjson'],
    ['', 'ndjson'],
    [' \n[\n{"id":1}', 'array'],
    ['\uFEFF[]', 'array'],
    ['{\n  "id": 1\n}\n', 'object'],
    ['{\n  "id": 1', 'object'],
    ['{"requestId":"r","result":[{"id":1}', 'object'],
    ['{"success":true,"result":[]}\n{"success":true,"result":[]}', 'object'],
    ['id,email\n1,a@example.com\n', 'csv'],
    ['"id"\n', 'csv'],
  ])('takes %j for %s', (text, format) => {
    expect(detectFormat(text)).toBe(format);
    expect(detectFormat(new TextEncoder().encode(text))).toBe(format);
  });
});
