// `$toMillis` and `$fromMillis`, written out in generated code.
import { type Call, type InlineRule, isText } from './inline-rule.ts';
import { computed, type Operand, simple } from './lowering.ts';
import { returnKinds } from './return-kinds.ts';
import { literal } from './writer.ts';

/** The hoisted picture, where it is a text that is known now. */
const pictureOf = ({ l, args: [, picture] }: Call): string | undefined =>
  isText(picture) && typeof picture?.constant === 'string'
    ? l.unit.hoist(`${l.unit.use('constantPicture')}(${literal(picture.constant)})`, 'picture')
    : undefined;

/** The value once, the fast way if it passes the test, the general call otherwise. */
const choice = (
  name: string,
  { l, args, place, slow }: Call,
  fast: (value: string) => { readonly test: string; readonly text: string },
): Operand | undefined => {
  const [value, ...rest] = args;
  if (value === undefined) return undefined;
  const once = simple(l.unit, value, place.out);
  const { test, text } = fast(once.text);
  return computed(`(${test} ? ${text} : ${slow([once, ...rest])})`, returnKinds(name, [once]));
};

/** The rules by function name. */
export const DATE_RULES: Readonly<Record<string, InlineRule>> = {
  toMillis: {
    arities: [1, 2],
    inline: (call) => {
      const { l, args, site } = call;
      const picture = pictureOf(call);
      if (picture !== undefined) {
        return choice('toMillis', call, (value) => ({
          test: `typeof ${value} === "string"`,
          text: `${l.unit.use('readWith')}(${picture}, ${value}, ${site}, run)`,
        }));
      }
      // A text that is no instant as usual takes the general way, which knows where errors are reported.
      if (args.length > 1) return undefined;
      return choice('toMillis', call, (value) => ({
        test: `typeof ${value} === "string" && ${l.unit.use('isInstant')}(${value})`,
        text: `Date.parse(${value})`,
      }));
    },
  },
  fromMillis: {
    arities: [1, 2],
    inline: (call) => {
      const { l, args, site } = call;
      const picture = pictureOf(call);
      if (picture === undefined && args.length > 1) return undefined;
      return choice('fromMillis', call, (value) => ({
        test: `Number.isInteger(${value})`,
        text:
          picture === undefined
            ? `${l.unit.use('fromMillis')}(${value})`
            : `${l.unit.use('writeWith')}(${picture}, ${value}, ${site})`,
      }));
    },
  },
};
