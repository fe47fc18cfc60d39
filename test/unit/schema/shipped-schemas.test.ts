import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldAt, fieldsOf, isClosedAt, requiredPaths } from '../../../src/schema/fields.ts';
import { compileValidator } from '../../../src/schema/validate/compile-validator.ts';
import { isKnownDataType, vendorFieldSchema } from '../../../src/schema/vendor-field.ts';
import { path, shipped } from './documents.ts';

describe.each(['contact', 'account'])('the canonical schema of %s', (name) => {
  const document = shipped(name);

  it('is closed, asks for the id, and has no null', () => {
    expect(requiredPaths(document)).toEqual(['id']);
    expect(isClosedAt(document)).toBe(true);
    expect(fieldsOf(document).filter((field) => field.domain.nullable && field.name !== 'custom')).toEqual(
      [],
    );
  });

  it('describes every field, with an example that it allows', () => {
    for (const field of fieldsOf(document)) {
      expect(field.schema.description, field.name).toEqual(expect.any(String));
      expect(field.schema.examples, field.name).toEqual(expect.any(Array));
      const validate = compileValidator({
        name: field.name,
        file: '',
        root: { ...field.schema, $defs: document.root.$defs ?? {} },
      });
      for (const example of [field.schema.examples].flat()) expect(validate(example), field.name).toEqual([]);
    }
  });
});

describe.each(['marketo/lead', 'marketo/company'])('the vendor schema %s', (name) => {
  const document = shipped(name);

  it('says of every field what its type word implies', () => {
    for (const { name: field, schema, domain } of fieldsOf(document)) {
      const dataType = String(schema['x-dataType']);
      expect(isKnownDataType(dataType), field).toBe(true);
      const system = ['id', 'createdAt', 'updatedAt'].includes(field);
      const facts = {
        dataType,
        system,
        readOnly: domain.readOnly,
        nullableBooleans: name !== 'marketo/lead',
      };
      expect(schema, field).toMatchObject(vendorFieldSchema(facts));
      expect(schema['x-displayName'], field).toEqual(expect.any(String));
    }
  });

  it('lets in fields of an instance, without knowing them', () => {
    expect(compileValidator(document)({ id: 1, myField: 'x' })).toEqual([]);
    expect(fieldAt(document, path('myField'))).toBeUndefined();
  });
});

const recorded = new URL('../../../../shared/data/marketo-samples/recorded/', import.meta.url);
const here = existsSync(recorded);
if (!here) console.warn('skipped: the comparison with a recorded instance needs ../shared/data');

describe.skipIf(!here)('the lead schema and a recorded instance', () => {
  it('agree on every standard field', () => {
    const text = readFileSync(new URL('lead_describe_marketo_fields_full.json', recorded), 'utf8');
    const fields: readonly { readonly name: string; readonly marketoDataType: string }[] = JSON.parse(text);
    const own = /^(?:td.*|mb?test.*|customFieldInt|time|marketoTimeZone)$/i;
    for (const field of fields.filter((each) => !own.test(each.name))) {
      const known = fieldAt(shipped('marketo/lead'), path(field.name));
      expect(known?.domain.dataType, field.name).toBe(field.marketoDataType.toLowerCase());
    }
  });
});
