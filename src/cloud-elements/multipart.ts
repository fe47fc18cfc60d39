// A multipart body as a stream: a file of any size goes through without being held.
import { randomUUID } from 'node:crypto';

export type FileChunks = Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>;

export interface Multipart {
  readonly type: string;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** Quotes and line ends would end the header that a name stands in. */
const quoted = (name: string): string =>
  name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** A form of text fields and one file. The file is read once. */
export const multipart = (
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly type: string; readonly chunks: FileChunks },
): Multipart => {
  const boundary = `----crosswalk-${randomUUID()}`;
  const encoder = new TextEncoder();
  async function* chunks(): AsyncIterable<Uint8Array> {
    for (const [name, value] of Object.entries(fields)) {
      yield encoder.encode(
        `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
      );
    }
    yield encoder.encode(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${quoted(file.name)}"\r\ncontent-type: ${file.type}\r\n\r\n`,
    );
    for await (const chunk of file.chunks) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
    yield encoder.encode(`\r\n--${boundary}--\r\n`);
  }
  return { type: `multipart/form-data; boundary=${boundary}`, chunks };
};
