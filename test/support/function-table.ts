// Tables of arguments and results of a function that expressions call.
import { describe, expect, it } from 'vitest';

type Call = (...args: unknown[]) => unknown;
/** Each row holds; odd arguments never throw; nothing gives nothing. */
export const table = (name: string, call: Call, rows: readonly (readonly [unknown[], unknown])[]): void => {
  describe(name, () => {
    for (const [args, wanted] of rows) {
      const title = `${JSON.stringify(args).slice(0, 80)} gives ${JSON.stringify(wanted) ?? 'nothing'}`;
      it(title, () => expect(call(...args)).toStrictEqual(wanted));
    }
    for (const odd of [undefined, null, {}, [], () => 1, Number.NaN, Symbol.iterator, 10n]) {
      it(`never throws for ${String(odd)}`, () => expect(() => call(odd, odd, odd)).not.toThrow());
    }
    it('gives nothing for nothing', () => expect(call(undefined)).toBeUndefined());
  });
};
