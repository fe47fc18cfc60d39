// Text of other people as comments of generated code.

/** One line of a line comment: it cannot be ended by the text, nor can a script element that holds it. */
export const commentLine = (text: string): string =>
  `// ${text
    .replaceAll(/[\p{Cc}\u2028\u2029\ufeff\ud800-\udfff]/gu, ' ')
    .replaceAll(/<(?=[/!?s])/gi, '< ')
    .replaceAll(']]>', ']] >')}`.trimEnd();

/** A text of several lines as line comments. */
export const commentLines = (text: string): readonly string[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/).map(commentLine);
