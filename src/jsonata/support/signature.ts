// Function signatures (`<s-nn?:s>`): checks arguments, fills in the context, wraps single values as arrays.
import { JsonataError } from '../errors.ts';

/** A parsed signature. */
export interface Signature {
  readonly definition: string;
  /** The arguments as the function takes them; throws T0410, T0411 or T0412. */
  validate(args: readonly unknown[], context: unknown, isFunction: (value: unknown) => boolean): unknown[];
}

interface Parameter {
  type: string;
  pattern: string;
  contextual: boolean;
  contextPattern: RegExp | undefined;
  subtype: string | undefined;
}

const PLURALS: Readonly<Record<string, string>> = {
  a: 'arrays',
  b: 'booleans',
  f: 'functions',
  n: 'numbers',
  o: 'objects',
  s: 'strings',
};
const TYPES: Readonly<Record<string, string>> = {
  s: '[sm]',
  n: '[nm]',
  b: '[bm]',
  l: '[lm]',
  o: '[om]',
  a: '[asnblfom]',
  f: 'f',
  j: '[asnblom]',
  x: '[asnblfom]',
};

const closingAt = (text: string, start: number, open: string, close: string): number => {
  let depth = 1;
  let at = start;
  while (at < text.length) {
    at += 1;
    if (text.charAt(at) === close) {
      depth -= 1;
      if (depth === 0) break;
    } else if (text.charAt(at) === open) depth += 1;
  }
  return at;
};

const parseParameters = (definition: string): Parameter[] => {
  const parameters: Parameter[] = [];
  const add = (type: string, pattern: string): void => {
    parameters.push({ type, pattern, contextual: false, contextPattern: undefined, subtype: undefined });
  };
  for (let at = 1; at < definition.length && definition.charAt(at) !== ':'; at += 1) {
    const symbol = definition.charAt(at);
    const previous = parameters[parameters.length - 1];
    if (Object.hasOwn(TYPES, symbol)) add(symbol, TYPES[symbol] ?? '');
    else if (symbol === '(') {
      const end = closingAt(definition, at, '(', ')');
      const choice = definition.substring(at + 1, end);
      add(`(${choice})`, `[${choice}m]`);
      at = end;
    } else if (previous === undefined) continue;
    else if (symbol === '-') {
      previous.contextual = true;
      previous.contextPattern = new RegExp(previous.pattern);
      previous.pattern += '?';
    } else if (symbol === '?' || symbol === '+') previous.pattern += symbol;
    else if (symbol === '<') {
      const end = closingAt(definition, at, '<', '>');
      previous.subtype = definition.substring(at + 1, end);
      at = end;
    }
  }
  return parameters;
};

const symbolOf = (value: unknown, isFunction: (value: unknown) => boolean): string => {
  if (isFunction(value)) return 'f';
  switch (typeof value) {
    case 'string':
      return 's';
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case 'object':
      if (value === null) return 'l';
      return Array.isArray(value) ? 'a' : 'o';
    default:
      return 'm';
  }
};

/** Parses a signature; its text has passed the package's parser. */
export const parseSignature = (definition: string): Signature => {
  const parameters = parseParameters(definition);
  const whole = new RegExp(`^${parameters.map((parameter) => `(${parameter.pattern})`).join('')}$`);

  const refuse = (args: readonly unknown[], supplied: string): never => {
    let pattern = '^';
    let good = 0;
    for (const parameter of parameters) {
      pattern += parameter.pattern;
      const match = new RegExp(pattern).exec(supplied);
      if (match === null) break;
      good = match[0].length;
    }
    throw new JsonataError('T0410', { value: args[good], index: good + 1 });
  };

  return {
    definition,
    validate: (args, context, isFunction) => {
      let supplied = '';
      for (const arg of args) supplied += symbolOf(arg, isFunction);
      const match = whole.exec(supplied);
      if (match === null) return refuse(args, supplied);
      const valid: unknown[] = [];
      let next = 0;
      const takeArray = (arg: unknown, single: string, all: string, subtype: string | undefined): unknown => {
        if (single === 'm') return undefined;
        const items: readonly unknown[] = Array.isArray(arg) ? arg : [];
        let fits = true;
        if (subtype !== undefined) {
          if (single !== 'a') fits = all === subtype;
          else if (items.length > 0) {
            const first = symbolOf(items[0], isFunction);
            fits = first === subtype.charAt(0);
            // A hole is an item that is nothing.
            for (const item of items) if (symbolOf(item, isFunction) !== first) fits = false;
          }
        }
        if (!fits) {
          throw new JsonataError('T0412', { value: arg, index: next + 1, type: PLURALS[subtype ?? ''] });
        }
        return single === 'a' ? arg : [arg];
      };
      parameters.forEach((parameter, index) => {
        const part = match[index + 1] ?? '';
        if (part === '') {
          if (parameter.contextual && parameter.contextPattern !== undefined) {
            if (!parameter.contextPattern.test(symbolOf(context, isFunction))) {
              throw new JsonataError('T0411', { value: context, index: next + 1 });
            }
            valid.push(context);
          } else {
            valid.push(args[next]);
            next += 1;
          }
          return;
        }
        for (const single of part) {
          const arg = args[next];
          valid.push(parameter.type === 'a' ? takeArray(arg, single, part, parameter.subtype) : arg);
          next += 1;
        }
      });
      return valid;
    },
  };
};
