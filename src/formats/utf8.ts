// UTF-8 made into text, strictly: bytes that are not UTF-8 are told, not replaced.

export const LF = 0x0a;

// One for all: without `stream` it keeps nothing from one call to the next, and making one costs more than a short text.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes (a byte order mark is kept as U+FEFF), or undefined where they are not UTF-8. */
export const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

/** The length of a byte order mark at the start of a stream: 3 or 0. */
export const bomLength = (bytes: Uint8Array): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
