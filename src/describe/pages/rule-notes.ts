// What single rules add to the policies of their mapping: defaults, how null and failure are met, what an instance may lack.
import { code, listed, prose, sentence, valueCode } from './markdown.ts';
import type { RuleEntry } from './rule-entry.ts';

const NULLS = {
  omit: 'a null counts as missing',
  keep: 'a null is kept',
  error: 'a null is an issue',
  clear: 'a null clears the field',
  leave: 'a null leaves the field as it is',
} as const;

const ERRORS = {
  omit: 'a value that cannot be converted is left out',
  null: 'a value that cannot be converted becomes null',
  reject: 'a value that cannot be converted rejects the record',
} as const;

const ABSENT = {
  leave: 'a missing value leaves the field as it is',
  clear: 'a missing value clears the field',
} as const;

const sentencesOf = ({ rule }: RuleEntry): readonly string[] => {
  const { node, default: fill } = rule;
  const { policies } = node;
  const said: string[] = [];
  if (fill?.fromVendor !== undefined) {
    const because = node.default?.because?.value;
    const reason = because === undefined ? '' : ` *Reason:* ${sentence(prose(because))}`;
    const back = rule.writes ? ', and that value clears the field when it is written' : '';
    said.push(`a missing value is read as ${valueCode(fill.fromVendor)}${back}.${reason}`);
  }
  if (fill?.onCreate !== undefined) said.push(`a new record gets ${valueCode(fill.onCreate)}.`);
  const codec = node.codec;
  const unknown = codec?.kind === 'map' || codec?.kind === 'lookup' ? codec.unknown : undefined;
  const unknownValue = codec?.kind === 'map' ? 'a code without a row' : 'a value that is not known';
  if (unknown?.kind === 'keep') said.push(`${unknownValue} is kept as it is.`);
  if (unknown?.kind === 'omit') said.push(`${unknownValue} is left out, without an issue.`);
  if (unknown?.kind === 'null') said.push(`${unknownValue} is read as null.`);
  if (unknown?.kind === 'to') said.push(`${unknownValue} is read as ${code(textOf(unknown.value))}.`);
  if (policies.absent?.toVendor) said.push(`when written, ${ABSENT[policies.absent.toVendor.value]}.`);
  if (policies.null?.fromVendor) said.push(`when read, ${NULLS[policies.null.fromVendor.value]}.`);
  if (policies.null?.toVendor) said.push(`when written, ${NULLS[policies.null.toVendor.value]}.`);
  if (policies.onError?.fromVendor) said.push(`when read, ${ERRORS[policies.onError.fromVendor.value]}.`);
  if (policies.onError?.toVendor) said.push(`when written, ${ERRORS[policies.onError.toVendor.value]}.`);
  if (node.ifPresent?.value === true) said.push('used only where the instance has the field.');
  const removed = rule.each?.item === undefined ? rule.each?.removed : undefined;
  if (removed === 'delete') said.push('elements that are missing when written are removed.');
  if (removed === 'keep') said.push('elements that are missing when written stay.');
  if (removed === 'error') said.push('elements that are missing when written are an issue.');
  return said;
};

const textOf = (node: { readonly kind: string; readonly text?: string }): string => node.text ?? node.kind;

/** A list, one item for the fields of which the same is to be said; locked fields last. */
export const ruleNotes = (entries: readonly RuleEntry[]): string => {
  const fields = new Map<string, string[]>();
  for (const entry of entries)
    for (const text of sentencesOf(entry)) fields.set(text, [...(fields.get(text) ?? []), entry.name]);
  const locked = entries.filter(({ rule }) => rule.node.locked?.value === true);
  return [
    ...[...fields].map(
      ([text, names]) => `- ${names.map((name) => `**${code(name)}**`).join(', ')}: ${text}`,
    ),
    ...(locked.length === 0
      ? []
      : [`- No overlay may change ${listed(locked.map(({ name }) => code(name)))}.`]),
  ].join('\n');
};
