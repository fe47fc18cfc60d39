// What is known about a value while code is generated: a set of possible kinds, as bits.

export const NOTHING = 1;
export const NULL = 2;
export const BOOLEAN = 4;
export const NUMBER = 8;
/** A number that may be infinite or NaN. */
export const WILD = 16;
export const STRING = 32;
export const ARRAY = 64;
/** An array made by navigation, which carries flags. */
export const SEQUENCE = 128;
export const OBJECT = 256;
export const FUNCTION = 512;
/** Something inside may be a flagged array or a function. */
export const DEEP = 1024;

/** What JSON given from outside can be. */
export const DATA: number = NOTHING | NULL | BOOLEAN | NUMBER | WILD | STRING | ARRAY | OBJECT;
export const ANY = 2047;

/** Can the value only be of these kinds? */
export const only = (kinds: number, allowed: number): boolean => (kinds & ~allowed) === 0;
export const may = (kinds: number, some: number): boolean => (kinds & some) !== 0;
