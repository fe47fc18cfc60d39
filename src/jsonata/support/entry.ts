// Where an evaluation begins and ends: what the input is, and what becomes of errors.
import { JsonataError } from '../errors.ts';
import { isArray, sequenceOf } from './sequences.ts';

/** Is the input an ordinary object, so that the program for records can take it? */
export const isRecord = (input: unknown): input is object => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === Object.prototype || prototype === null;
};

/** The input as a program for any input takes it: an array counts as one item. */
export const wrapped = (input: unknown): unknown =>
  isArray(input) ? Object.assign(sequenceOf(input), { isWrapper: true }) : input;

/** The error that a caller sees. */
export const asError = (thrown: unknown): unknown => {
  if (thrown instanceof JsonataError) return thrown.describe();
  if (thrown instanceof RangeError && /call stack/i.test(thrown.message))
    return new JsonataError('D1011').describe();
  return thrown;
};
