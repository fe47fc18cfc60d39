// Names for TypeScript.
import { describe, expect, it } from 'vitest';
import { pascalCase, uniqueName } from '../../../src/describe/typescript/names.ts';

describe('the name of a type', () => {
  it.each([
    ['contact', 'Contact'],
    ['dataValueChange', 'DataValueChange'],
    ['marketo/acme-lead', 'MarketoAcmeLead'],
    ['fill-out form', 'FillOutForm'],
    ['größe', 'Größe'],
    ['3d', '_3d'],
    ['', '_'],
    ['//', '_'],
  ])('of "%s" is %s', (name, type) => {
    expect(pascalCase(name)).toBe(type);
  });

  it('is given once', () => {
    const taken = new Set<string>();
    expect(['A', 'A', 'B', 'A'].map((name) => uniqueName(name, taken))).toEqual(['A', 'A2', 'B', 'A3']);
  });
});
