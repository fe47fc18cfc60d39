import { describe, expect, it } from 'vitest';
import { checkSchemas } from '../../../src/compiler/check-schemas.ts';
import { createSchemaRegistry } from '../../../src/schema/registry.ts';

const check = (text: string) => {
  const files = [{ path: 'schemas/canonical/x.json', text }];
  const { registry } = createSchemaRegistry(files);
  const documents = registry.names().flatMap((name) => registry.get(name) ?? []);
  return checkSchemas(documents, files).map(({ code, message, span }) => ({
    code,
    message,
    text: text.slice(span?.start, span?.end),
  }));
};

describe('the check of schemas', () => {
  it('points at the value that is wrong', () => {
    expect(check('{ "properties": { "a": { "type": "strng" } } }')).toMatchObject([
      { code: 'schema/invalid', text: '"strng"', message: expect.stringContaining('string') },
    ]);
  });

  it('points at the schema where the place is not known', () => {
    expect(check('{ "typo": 1 }')).toMatchObject([{ code: 'schema/invalid', text: '{ "typo": 1 }' }]);
  });

  it('finds nothing in a good schema', () => {
    expect(check('{ "type": "object", "properties": { "a": { "format": "date" } } }')).toEqual([]);
  });
});
