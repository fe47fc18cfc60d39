// Currencies: ISO 4217 from codes, English names and signs that mean one currency only.
import { type Codes, codesOf } from './countries.ts';
import { CURRENCIES } from './data/currencies.ts';

export const createCurrencies = (): Codes => codesOf(CURRENCIES, 1);
