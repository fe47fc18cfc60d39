// Numbers as English words, Roman numerals and letters, and back.

const FEW = [
  'Zero',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
  'Thirteen',
  'Fourteen',
  'Fifteen',
  'Sixteen',
  'Seventeen',
  'Eighteen',
  'Nineteen',
];
const ORDINALS = [
  'Zeroth',
  'First',
  'Second',
  'Third',
  'Fourth',
  'Fifth',
  'Sixth',
  'Seventh',
  'Eighth',
  'Ninth',
  'Tenth',
  'Eleventh',
  'Twelfth',
  'Thirteenth',
  'Fourteenth',
  'Fifteenth',
  'Sixteenth',
  'Seventeenth',
  'Eighteenth',
  'Nineteenth',
];
const DECADES = ['Twenty', 'Thirty', 'Forty', 'Fifty', 'Sixty', 'Seventy', 'Eighty', 'Ninety', 'Hundred'];
const MAGNITUDES = ['Thousand', 'Million', 'Billion', 'Trillion'];

const ordinalOfDecade = (word: string): string => `${word.slice(0, -1)}ieth`;

/** A whole number, at least zero, in words; `ordinal` for "first" instead of "one". */
export const toWords = (value: number, ordinal: boolean): string => {
  const write = (number: number, follows: boolean, last: boolean): string => {
    if (number <= 19) return (follows ? ' and ' : '') + (last ? ORDINALS[number] : FEW[number]);
    if (number < 100) {
      const decade = (follows ? ' and ' : '') + DECADES[Math.floor(number / 10) - 2];
      const rest = number % 10;
      if (rest > 0) return `${decade}-${write(rest, false, last)}`;
      return last ? ordinalOfDecade(decade) : decade;
    }
    const isHundreds = number < 1000;
    const magnitude = Math.min(Math.floor(Math.log10(number) / 3), MAGNITUDES.length);
    const factor = isHundreds ? 100 : 10 ** (magnitude * 3);
    const count = Math.floor(number / factor);
    const rest = isHundreds ? number % 100 : number - count * factor;
    const head = isHundreds
      ? `${FEW[count]} Hundred`
      : `${write(count, false, false)} ${MAGNITUDES[magnitude - 1]}`;
    const words = (follows ? ', ' : '') + head;
    if (rest > 0) return words + write(rest, true, last);
    return last ? `${words}th` : words;
  };
  return write(value, false, ordinal);
};

const wordValues = (): ReadonlyMap<string, number> => {
  const values = new Map<string, number>();
  for (const [index, word] of FEW.entries()) values.set(word.toLowerCase(), index);
  for (const [index, word] of ORDINALS.entries()) values.set(word.toLowerCase(), index);
  DECADES.forEach((word, index) => {
    values.set(word.toLowerCase(), (index + 2) * 10);
    values.set(ordinalOfDecade(word.toLowerCase()), (index + 2) * 10);
  });
  values.set('hundredth', 100);
  MAGNITUDES.forEach((word, index) => {
    values.set(word.toLowerCase(), 10 ** ((index + 1) * 3));
    values.set(`${word.toLowerCase()}th`, 10 ** ((index + 1) * 3));
  });
  return values;
};

/** Every word that {@link fromWords} knows, in lower case. */
export const WORD_VALUES: ReadonlyMap<string, number> = wordValues();

/** The number that lower-case words say; NaN where a word is unknown. */
export const fromWords = (text: string): number => {
  const segments: number[] = [0];
  for (const part of text.split(/,\s|\sand\s|[\s\\-]/)) {
    const value = WORD_VALUES.get(part);
    let top = segments.pop() ?? 0;
    if (value !== undefined && value < 100) {
      if (top >= 1000) {
        segments.push(top);
        top = 0;
      }
      segments.push(top + value);
    } else segments.push(top * (value ?? Number.NaN));
  }
  return segments.reduce((sum, segment) => sum + segment, 0);
};

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const ROMAN_VALUES: ReadonlyMap<string, number> = new Map([
  ['M', 1000],
  ['D', 500],
  ['C', 100],
  ['L', 50],
  ['X', 10],
  ['V', 5],
  ['I', 1],
]);

/** Lower-case Roman numerals; empty for zero. */
export const toRoman = (value: number): string => {
  let rest = value;
  let result = '';
  for (const [size, numeral] of ROMAN) {
    const times = Math.floor(rest / size);
    if (times <= 0) continue;
    result += numeral.repeat(times);
    rest -= times * size;
  }
  return result;
};

/** The number of upper-case Roman numerals. */
export const fromRoman = (roman: string): number => {
  let result = 0;
  let greatest = 1;
  for (let at = roman.length - 1; at >= 0; at -= 1) {
    const value = ROMAN_VALUES.get(roman.charAt(at)) ?? Number.NaN;
    if (value < greatest) result -= value;
    else {
      greatest = value;
      result += value;
    }
  }
  return result;
};

/** A, B, … Z, AA, AB, …, beginning with the given letter for 1. */
export const toLetters = (value: number, first: string): string => {
  const base = first.charCodeAt(0);
  let result = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    result = String.fromCharCode(((rest - 1) % 26) + base) + result;
  }
  return result;
};

export const fromLetters = (letters: string, first: string): number => {
  const base = first.charCodeAt(0);
  let result = 0;
  for (let at = 0; at < letters.length; at += 1) {
    result += (letters.charCodeAt(letters.length - at - 1) - base + 1) * 26 ** at;
  }
  return result;
};
