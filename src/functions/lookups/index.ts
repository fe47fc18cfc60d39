// `$country`, `$region`, `$currency`, `$phone`, `$language`: normalised values of texts, and the names that codes have.
// What is not known gives nothing. Tables are made when a function is first called, and serve one transform.
import { createCountries } from './countries.ts';
import { createCurrencies } from './currencies.ts';
import { createLanguages } from './languages.ts';
import { createPhones } from './phones.ts';
import { createRegions } from './regions.ts';

/** The functions of lookups, with tables and memory of their own. */
export const createLookups = () => {
  const countries = createCountries();
  const regions = createRegions(countries);
  const currencies = createCurrencies();
  const languages = createLanguages(countries);
  return {
    /** `$country(text)`: ISO 3166-1 alpha-2. */
    country: countries.codeOf,
    countryName: countries.nameOf,
    /** `$region(text, country)`: ISO 3166-2; a country is needed unless the text is the whole code. */
    region: regions.codeOf,
    regionName: regions.nameOf,
    /** `$currency(text)`: ISO 4217. */
    currency: currencies.codeOf,
    currencyName: currencies.nameOf,
    /** `$language(text)`: a tag of BCP 47. */
    language: languages.codeOf,
    languageName: languages.nameOf,
    /** `$phone(text, country)`: E.164; the country is that of numbers without a country of their own. */
    phone: createPhones(countries),
  };
};

/** What {@link createLookups} makes. */
export type Lookups = ReturnType<typeof createLookups>;
