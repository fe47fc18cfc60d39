// Marketo's reply envelope, `{requestId, success, result: […]}`: what in a document is the envelope and what the records.
import { isJsonObject } from '../json/json.ts';

/** Keys that tell an envelope from a record that happens to have a `result`. */
export const isEnvelopeKey = (key: string): boolean => key === 'requestId' || key === 'success';

export type Envelope =
  | { readonly kind: 'records'; readonly records: readonly unknown[] }
  | { readonly kind: 'failed'; readonly message: string }
  /** Not an envelope: the document itself is the record. */
  | { readonly kind: 'record' };

const errorTexts = (errors: unknown): string[] =>
  Array.isArray(errors)
    ? errors
        .filter(isJsonObject)
        .map((error) => [error.code, error.message].filter((part) => part !== undefined).join(' '))
    : [];

/** Looks at one whole JSON document. An envelope without `result` holds no records. */
export const openEnvelope = (document: unknown): Envelope => {
  if (!isJsonObject(document)) return { kind: 'record' };
  const own = (key: string): unknown => (Object.hasOwn(document, key) ? document[key] : undefined);
  const result = own('result');
  const marked = typeof own('success') === 'boolean' || typeof own('requestId') === 'string';
  const bare =
    result === undefined && typeof own('success') === 'boolean' && typeof own('requestId') === 'string';
  if (!marked || !(Array.isArray(result) || bare)) return { kind: 'record' };
  if (own('success') === false) {
    const texts = errorTexts(own('errors'));
    return { kind: 'failed', message: texts.length > 0 ? texts.join('; ') : 'success is false' };
  }
  return { kind: 'records', records: Array.isArray(result) ? result : [] };
};
