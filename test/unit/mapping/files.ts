// Mapping files for tests: a small base that is right, and ways to read what parsing says.

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { positionAt } from '../../../src/diagnostics/position.ts';
import { parseMappingFile } from '../../../src/mapping/parse-mapping.ts';
import type { MappingDocument, OverlayDocument, RuleNode } from '../../../src/mapping/tree.ts';

export const HEAD = `mapping: marketo/contact
version: 1.0.0
vendor: { system: marketo, object: lead }
canonical: contact
key: id
policies:
  unmapped: { fromVendor: collect, toVendor: error }
  absent: { toVendor: leave }
  null: { fromVendor: omit, toVendor: clear }
  onError: { fromVendor: omit, toVendor: reject }
`;

/** A base with the given rules, one a line, under `fields:`. */
export const baseWith = (...rules: readonly string[]): string =>
  `${HEAD}fields:\n  id: id\n${rules.map((rule) => `  ${rule}\n`).join('')}`;

export const parse = (text: string, path = 'contact.yaml') => parseMappingFile({ path, text });

/** A diagnostic as one line: line, column, code, and the text under the caret. */
export const told = ({ code, span }: Diagnostic): string => {
  if (!span) return code;
  const { line, column } = positionAt(span.file, span.start);
  return `${line}:${column} ${code} ${JSON.stringify(span.file.text.slice(span.start, span.end))}`;
};

export const problemsOf = (text: string): readonly string[] => parse(text).diagnostics.map(told);

/** What is said about one rule, by code and place inside the rule's line (its lines are counted from 1). */
export const ruleProblems = (...rules: readonly string[]): readonly string[] => {
  const before = baseWith().split('\n').length - 1;
  return problemsOf(baseWith(...rules)).map((line) =>
    line.replace(/^\d+/, (number) => String(Number(number) - before)),
  );
};

export const mappingOf = (text: string): MappingDocument => {
  const { document, diagnostics } = parse(text);
  if (document?.kind !== 'mapping' || diagnostics.length > 0)
    throw new Error(diagnostics.map(told).join('\n'));
  return document;
};

export const overlayOf = (text: string): OverlayDocument => {
  const { document, diagnostics } = parse(text, 'acme.yaml');
  if (document?.kind !== 'overlay' || diagnostics.length > 0)
    throw new Error(diagnostics.map(told).join('\n'));
  return document;
};

/** The tree of the last of some rules that are right. */
export const ruleOf = (...rules: readonly string[]): RuleNode => {
  const rule = mappingOf(baseWith(...rules)).rules.at(-1);
  if (!rule) throw new Error('no rule');
  return rule;
};

/** A tree without spans and texts of files, for comparison. */
export const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !['span', 'contentStart', 'style'].includes(key));
  if (entries.length === 1 && entries[0]?.[0] === 'value') return plain(entries[0][1]);
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]));
};

/** A base that uses every part of the language, without a fault. */
export const FULL = `mapping: marketo/contact
version: 1.0.0
vendor: { system: marketo, object: lead }
canonical: contact
key: [id, list]
parameters:
  munchkinId: { type: string, pattern: "[0-9]{3}-[A-Z]{3}-[0-9]{3}", required: true, description: of the account }
  limit: { type: integer, default: 5 }
policies:
  unmapped: { fromVendor: collect, toVendor: error }
  absent: { toVendor: leave }
  "null": { fromVendor: omit, toVendor: clear }
  onError: { fromVendor: omit, toVendor: reject }
valueMaps:
  leadStatus:
    New: new
    12: twelve
    "null": text
    Disqualified: { to: closed, only: fromVendor, because: one closed state }
refs:
  marketo:
    value: sourceID
    shape: { sourceType: Marketo, sourceInstanceID: { param: munchkinId }, sourceKey: "{sourceID}@{param.munchkinId}" }
fields:
  id: { from: id, as: idString, locked: true }
  list: listId
  firstName: firstName
  phones.mobile: mobilePhone
  'x["Webpage URL"]': '["Webpage URL"]'
  "costs[0].cost": costs.0.cost
  birthDate: { from: dateOfBirth, as: { date: { pattern: dd/MM/yyyy, zone: UTC } } }
  createdAt: { from: createdAt, as: { instant: { zone: UTC } }, only: fromVendor }
  status: { from: leadStatus, map: leadStatus, unknown: { to: other }, absent: { toVendor: clear } }
  inPlace: { from: x, map: { A: a }, unknown: keep }
  source: { from: leadSource, default: { fromVendor: unknown, onCreate: Web, because: reports }, ifPresent: true }
  interests: { from: productInterests, list: ";", items: { map: leadStatus } }
  fullName: { join: [firstName, lastName], with: " ", only: fromVendor, because: derived }
  crm: { from: sfdcRef, template: "{system:[A-Z]{2,3}}/{id:[0-9]+}" }
  address: { template: "{street}, {city}", "null": { fromVendor: keep, toVendor: leave } }
  chained: { from: y, as: [{ text: { trim: true, case: upper, truncate: 9 } }, { map: leadStatus }, wrap] }
  email: { firstOf: [email, { from: email2, when: { kind: 1 }, writer: true }], onError: { toVendor: "null" } }
  numbers: { slots: { key: type, value: number }, from: { work: phone, mobile: mobilePhone } }
  page: { pair: Webpage URL, in: attributes }
  kind: { const: lead }
  account: { param: munchkinId }
  owner: { from: ownerId, ref: marketo }
  other: { from: a, to: b }
  orders: { from: orders, each: { key: [k, l], fields: { k: a, l: { from: b } }, removed: delete } }
  tags: { from: tags, each: { item: integer } }
  revenue:
    jsonata:
      fromVendor: '{ "minor": $round(annualRevenue * 100) }'
      toVendor: '{ "annualRevenue": revenue.minor / 100 }'
    writes: [annualRevenue]
    because: two numbers in one
write: { personSource: { const: crosswalk }, account: { param: munchkinId } }
branch: { by: activityTypeId, names: activityTypes }
branches:
  [Add to List, Remove from List]: { fields: { n: m } }
  Visit Webpage: { fields: { n: { pair: URL } }, ignore: { vendor: [{ field: x, because: y }] } }
  "*": { fields: { n: { from: attributes, as: json } } }
ignore:
  vendor: [{ field: "inferred*", because: privacy }, { fields: [a, b.c], because: unused }]
  canonical: [{ field: z, because: later }]
examples:
  - name: a webinar lead
    vendor: { id: 318581, firstName: Ada, leadStatus: null }
    canonical: { id: "318581" }
    onto: { id: 1 }
    parameters: { munchkinId: 123-ABC-456 }
    direction: fromVendor
    partial: true
    absent: [lastName]
  - { name: two, vendor: { id: 1 }, issue: { code: value/unmapped, at: status } }
  - { name: three, vendor: { id: 1 }, issues: [{ code: value/unmapped }] }
`;

/** An overlay that uses every part of the language, without a fault. */
export const FULL_OVERLAY = `overlay: acme
extends: marketo/contact
level: account
vendor: marketo/acme-lead
canonical: { adds: { region: { type: string } } }
parameters: { zone: { type: string } }
valueMaps:
  leadStatus: { add: { Podcast: podcast }, remove: [New, 12] }
  mine: { replace: { A: a } }
refs: { own: { value: id } }
fields: { region: territory }
write: { a: { const: 1 } }
remove: [interests, { field: crm, because: not used }]
ignore: { vendor: [{ field: sfdcRef, because: not used }] }
examples: [{ name: two, superseded: region is new, vendor: { id: 2 } }]
`;
