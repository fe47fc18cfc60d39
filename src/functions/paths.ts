// Paths as issues spell them: `roles[2].name`, `custom["Webpage URL"]`; the same spelling as that of the schemas' paths.

const BARE_KEY = /^[^\s.[\]"'=\p{Cc}\p{Cf}\p{Cs}]+$/u;
const DIGITS = /^[0-9]+$/;

/** The path of a member. */
export const memberPath = (parent: string, key: string): string => {
  if (!BARE_KEY.test(key) || DIGITS.test(key)) return `${parent}[${JSON.stringify(key)}]`;
  return parent === '' ? key : `${parent}.${key}`;
};

/** The path of an element. */
export const elementPath = (parent: string, index: number): string => `${parent}[${index}]`;
