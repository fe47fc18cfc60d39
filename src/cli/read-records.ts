// The records of an input in any of the formats; which one is told by its first bytes unless it is stated.
import { detectFormat, type FormatItem, readCsv, readJson, readNdjson } from '../formats/index.ts';
import type { cellKinds } from './cell-kinds.ts';

type Chunk = Uint8Array | string;

/** Enough to tell the format by, where no line ends earlier. */
const ENOUGH = 64 * 1024;

/** The first chunks, up to the end of the first line that holds something. */
const takeStart = async (rest: AsyncIterator<Chunk>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    const bytes = typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
    chunks.push(bytes);
    length += bytes.length;
    if (length >= ENOUGH || /\S[^\n]*\n/.test(new TextDecoder('latin1').decode(bytes))) break;
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
};

/** Gives the whole input back after its start was looked at. */
async function* rejoined(start: Uint8Array, rest: AsyncIterator<Chunk>) {
  yield start;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/**
 * Reads records one by one, in bounded memory.
 * @param known - names of fields: a CSV file whose header has none of them is refused as a whole
 */
export async function* readRecords(
  input: AsyncIterable<Chunk>,
  format: 'ndjson' | 'json' | 'csv' | undefined,
  kinds: ReturnType<typeof cellKinds>,
  known?: ReadonlySet<string>,
): AsyncGenerator<FormatItem> {
  const rest = input[Symbol.asyncIterator]();
  const start = await takeStart(rest);
  const source = rejoined(start, rest);
  switch (format ?? detectFormat(start)) {
    case 'csv':
      return yield* readCsv(source, { kinds, ...(known && { known }) });
    case 'ndjson':
      return yield* readNdjson(source);
    default:
      return yield* readJson(source);
  }
}
