// The fields of an object: names, types, what may be written, and the check of a value that comes in.
import { readDate, spellDate } from '../dates.ts';
import { type Reason, reason } from '../http/api-error.ts';

export type Value = string | number | boolean | null;

/** One record by field names. Made without a prototype, or read with `Object.hasOwn` only. */
export type FieldValues = Record<string, Value>;

export type DataType =
  | 'string'
  | 'text'
  | 'email'
  | 'phone'
  | 'url'
  | 'integer'
  | 'score'
  | 'percent'
  | 'float'
  | 'currency'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'reference';

export interface Field {
  readonly name: string;
  readonly displayName: string;
  readonly dataType: DataType;
  readonly length?: number;
  readonly readOnly: boolean;
  readonly custom: boolean;
  /** Comes from the company, and is written there. */
  readonly inherited: boolean;
  readonly description?: string;
  /** Made through the interface, which describe tells. */
  readonly apiCreated?: boolean;
}

/** Fields by the lower case of their names. */
export type FieldTable = ReadonlyMap<string, Field>;

const LENGTHS: Partial<Record<DataType, number>> = {
  string: 255,
  email: 255,
  phone: 255,
  url: 255,
  text: 30_000,
};

const isDataType = (text: string): text is DataType => DATA_TYPES.has(text);
const DATA_TYPES: ReadonlySet<string> = new Set<DataType>([
  'string',
  'text',
  'email',
  'phone',
  'url',
  'integer',
  'score',
  'percent',
  'float',
  'currency',
  'boolean',
  'date',
  'datetime',
  'reference',
]);

export const field = (
  name: string,
  displayName: string,
  dataType: DataType,
  more: Partial<Field> = {},
): Field => {
  const length = LENGTHS[dataType];
  return {
    name,
    displayName,
    dataType,
    ...(length === undefined ? {} : { length }),
    readOnly: false,
    custom: false,
    inherited: false,
    ...more,
  };
};

/**
 * Reads a table of fields: each line is `name type Display Name`, the type followed by `!` for read-only, `^` for
 * inherited from the company, `*` for custom.
 */
export const readFields = (text: string): readonly Field[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [, name, type, marks = '', displayName] = /^(\w+) ([a-z]+)([!^*]*) (.+)$/.exec(line.trim()) ?? [];
      if (name === undefined || displayName === undefined || type === undefined || !isDataType(type))
        throw new Error(`not a field: ${line}`);
      return field(name, displayName, type, {
        readOnly: /[!^]/.test(marks),
        inherited: marks.includes('^'),
        custom: marks.includes('*'),
      });
    });

export const tableOf = (fields: Iterable<Field>): Map<string, Field> =>
  new Map([...fields].map((each) => [each.name.toLowerCase(), each]));

const INTEGERS: ReadonlySet<DataType> = new Set(['integer', 'score', 'percent', 'reference']);

const wrongType = ({ name, dataType }: Field, value: unknown): Reason =>
  reason('1001', `Invalid value '${String(value)}' for field '${name}'. Required of type '${dataType}'`);

const readText = (target: Field, value: unknown): Value | Reason => {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    return wrongType(target, value);
  const text = String(value);
  if (target.length !== undefined && text.length > target.length)
    return reason('1003', `Value of field '${target.name}' exceeds ${target.length} characters`);
  // An address must be ASCII.
  if (target.dataType === 'email' && !/^[!-~]+$/.test(text)) return wrongType(target, value);
  return text;
};

const readNumber = (target: Field, value: unknown): Value | Reason => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return wrongType(target, value);
  return INTEGERS.has(target.dataType) && !Number.isInteger(number) ? wrongType(target, value) : number;
};

/** The value as it is kept, or the reason why the record is skipped. Null and the empty text are both null. */
export const readValue = (target: Field, value: unknown): Value | Reason => {
  if (value === null || value === undefined || value === '') return null;
  switch (target.dataType) {
    case 'boolean': {
      const text = String(value).toLowerCase();
      if (text === 'true' || text === '1') return true;
      return text === 'false' || text === '0' ? false : wrongType(target, value);
    }
    case 'date': {
      const day = typeof value === 'string' ? readDate(value) : undefined;
      return day === undefined ? wrongType(target, value) : spellDate(day).slice(0, 10);
    }
    case 'datetime': {
      const instant = typeof value === 'string' ? readDate(value) : undefined;
      return instant === undefined ? wrongType(target, value) : spellDate(instant);
    }
    case 'integer':
    case 'score':
    case 'percent':
    case 'float':
    case 'currency':
    case 'reference':
      return readNumber(target, value);
    default:
      return readText(target, value);
  }
};

export const isReason = (read: Value | Reason): read is Reason => typeof read === 'object' && read !== null;
