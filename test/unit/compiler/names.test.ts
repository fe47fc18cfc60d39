// Variables are named after paths: readable, and one for each path.
import { describe, expect, it } from 'vitest';
import { namesOf } from '../../../src/compiler/emit/names.ts';
import { ROOT_SCOPE } from '../../../src/compiler/emit/scope.ts';
import { createFunctions } from '../../../src/functions/index.ts';
import { Session } from '../../../src/functions/session.ts';

const ROLES = ['in', 'arm', 'parts'] as const;

describe('names of variables', () => {
  it('are made of the letters of the path', () => {
    expect(namesOf(['phones.mobile'], 0)('phones.mobile', 'in')).toBe('$phones_mobile_in');
    expect(namesOf(['name'], 2)('name', 'in')).toBe('$name_in2');
  });

  it('differ wherever paths or roles do', () => {
    const signs = ['_', '.', '-', ' ', 'ä', '2', '_2', 'now', '_now', '_in', '22', ''];
    const paths = signs.flatMap((one) => signs.map((other) => `a${one}b${other}`));
    const names = namesOf(paths, 0);
    const all = [...new Set(paths)].flatMap((path) => ROLES.map((role) => names(path, role)));
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((name) => /^\$[A-Za-z0-9_]+_[a-z]+$/.test(name))).toBe(true);
  });

  it('are none of the functions and bindings, which have no underscore', () => {
    const fixed = [...Object.keys(createFunctions(new Session())), ...Object.values(ROOT_SCOPE).map(String)];
    expect(fixed.filter((name) => /^\$?\w+$/.test(name) && name.includes('_'))).toEqual([]);
  });
});
