import { describe, expect, it } from 'vitest';
import { createSchemaRegistry } from '../../../../src/schema/registry.ts';
import { checkSchemas } from '../../../../src/schema/validate/check-schemas.ts';

const check = (text: string) => {
  const files = [{ path: 'schemas/canonical/x.json', text }];
  return checkSchemas(createSchemaRegistry(files).registry, files).map((diagnostic) => ({
    code: diagnostic.code,
    message: diagnostic.message,
    text: text.slice(diagnostic.span?.start, diagnostic.span?.end),
  }));
};

describe('the check of all schemas', () => {
  it('points at the value that is wrong', () => {
    expect(check('{ "properties": { "a": { "type": "strng" } } }')).toMatchObject([
      { code: 'schema/invalid', text: '"strng"', message: expect.stringContaining('string') },
    ]);
  });

  it('points at the start of the file where the place is not known', () => {
    expect(check('{ "typo": 1 }')).toMatchObject([{ code: 'schema/invalid', text: '{' }]);
  });

  it('finds nothing in a good schema', () => {
    expect(check('{ "type": "object", "properties": { "a": { "format": "date" } } }')).toEqual([]);
  });
});
