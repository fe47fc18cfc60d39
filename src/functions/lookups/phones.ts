// Phones: E.164 from numbers as people type them.
import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import type { Codes } from './countries.ts';
import { LONGEST } from './fold.ts';
import { remember } from './remember.ts';

/** Finds the number that a text is as a whole, in the country if it names none itself. */
export type FindPhone = (text: unknown, country?: unknown) => string | undefined;

const isKnown = (code: string): code is CountryCode => Object.hasOwn(metadata.countries, code);

const numberOf = (text: string, country: CountryCode | undefined): string | undefined => {
  const options = { extract: false, ...(country && { defaultCountry: country }) };
  const number = parsePhoneNumber(text, options, metadata);
  return number?.isValid() ? number.number : undefined;
};

export const createPhones = (countries: Codes): FindPhone => {
  const find = remember((place) => {
    const code = place.slice(0, 2);
    const text = place.slice(2);
    const country = isKnown(code) ? code : undefined;
    // "00" stands for "+" nearly everywhere; where it does not, the number is not valid as it stands.
    return (
      numberOf(text, country) ??
      (/^\s*00/.test(text) ? numberOf(text.replace('00', '+'), country) : undefined)
    );
  });
  return (text, country) =>
    typeof text === 'string' && text.length <= LONGEST
      ? find(`${countries.codeOf(country) ?? '--'}${text}`)
      : undefined;
};
