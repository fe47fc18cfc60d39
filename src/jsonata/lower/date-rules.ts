// `$toMillis` and `$fromMillis`, written out in generated code.
import { analyseDate } from '../functions/date-pictures.ts';
import { dateReader } from '../functions/dates.ts';
import { type Call, type InlineRule, isText } from './inline-rule.ts';
import { computed, type Operand, simple } from './lowering.ts';
import { returnKinds } from './return-kinds.ts';
import { literal } from './writer.ts';

/** Nothing is wrong with a picture: what is, the general call reports where it is called from. */
const isSound = (picture: string, analyse: (picture: string) => unknown): boolean => {
  try {
    analyse(picture);
    return true;
  } catch {
    return false;
  }
};

/** The hoisted picture, where it is a sound text that is known now. */
const pictureOf = (
  { l, args: [, picture] }: Call,
  analyse: (picture: string) => unknown,
): string | undefined =>
  isText(picture) && typeof picture?.constant === 'string' && isSound(picture.constant, analyse)
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
      const picture = pictureOf(call, (text) => dateReader(analyseDate(text)));
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
      const picture = pictureOf(call, analyseDate);
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
