// An example as YAML, ready to paste under `examples:`.
import type { Issue } from '../runtime/issue.ts';

/** What an example states, in the order in which it is written. */
export interface ExampleText {
  readonly name: string;
  readonly direction?: 'fromVendor' | 'toVendor';
  /** The records hold values that their schemas would make others of. */
  readonly json?: true;
  readonly vendor?: unknown;
  readonly canonical?: unknown;
  readonly onto?: unknown;
  readonly issues?: readonly Pick<Issue, 'code' | 'path' | 'rejects'>[];
}

const ORDER = ['name', 'direction', 'json', 'onto', 'vendor', 'canonical'] as const;

/** The lines of one item of the list `examples`. */
export const exampleLines = (example: ExampleText): readonly string[] => {
  const members = ORDER.flatMap((key) => (example[key] === undefined ? [] : memberLines(key, example[key])));
  const issues = (example.issues ?? []).map(
    ({ code, path, rejects }) =>
      `{ code: ${code}${path === '' ? '' : `, at: ${scalarText(path)}`}${rejects ? ', rejects: true' : ''} }`,
  );
  const [only, ...others] = issues;
  if (only !== undefined)
    members.push(
      ...(others.length === 0 ? [`issue: ${only}`] : ['issues:', ...issues.map((issue) => `  - ${issue}`)]),
    );
  return members.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
};

/** Signs that may stand in a plain scalar, and those that are written as escapes between quotes. */
const PLAIN = /^[A-Za-z][A-Za-z0-9_./@+-]*(?: [A-Za-z0-9_./@+-]+)*$/;
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const ESCAPED =
  /[\u007f-\u00a0\u00ad\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ud800-\udfff\ufeff]|\p{M}/gu;

/** A scalar as YAML reads it back. */
const scalarText = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  if (PLAIN.test(value) && !WORDS.test(value) && value.length < 80) return value;
  return JSON.stringify(value).replaceAll(ESCAPED, (sign) => {
    const code = (sign.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
};

const memberLines = (key: string, value: unknown): readonly string[] => {
  const name = scalarText(key);
  if (typeof value !== 'object' || value === null) return [`${name}: ${scalarText(value)}`];
  const flow = flowText(value);
  // Nothing beneath a key would be null.
  if (flow.length + name.length < 90 || Object.keys(value).length === 0) return [`${name}: ${flow}`];
  return [`${name}:`, ...blockLines(value).map((line) => `  ${line}`)];
};

const blockLines = (value: object): readonly string[] =>
  Array.isArray(value)
    ? value.map((item) => `- ${flowText(item)}`)
    : Object.entries(value).flatMap(([key, member]) => memberLines(key, member));

const flowText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalarText(value);
  const members = Object.entries(value).map(([key, member]) => `${scalarText(key)}: ${flowText(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
};
