// A text of one line as a single-quoted scalar: what fixes write.

/** The text in single quotes, its own single quotes doubled. */
export const singleQuoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
