// The end of the demo: some contacts are edited, their patches sent, and what the instance then holds is compared with
// what it held before, field by field.
import type { JsonObject } from '../json/json.ts';
import { type MarketoClient, type MarketoRecord, parseMarketoDate } from '../marketo/index.ts';
import type { Resource } from '../runtime/resource.ts';

/** A lead as it was pulled, and the contact that was made of it. */
export interface Pulled {
  readonly lead: MarketoRecord;
  readonly contact: JsonObject;
}

export interface WrittenBack {
  readonly edited: number;
  /** Fields that the patches name. */
  readonly fields: number;
  /** Of the edited records, how many the instance then holds as sent, with all other fields as before. */
  readonly arrived: number;
}

/** One of so many is edited, in turn, in one of three ways. */
const EDITS: readonly ((contact: JsonObject, number: number) => JsonObject)[] = [
  (contact, number) => ({
    ...contact,
    phones: {
      ...(typeof contact.phones === 'object' ? contact.phones : {}),
      work: `+49 30 23125 1${String(number % 100).padStart(2, '0')}`,
    },
  }),
  (contact) => ({
    ...contact,
    emailOptOut: contact.emailOptOut !== true,
    emailOptOutReason: contact.emailOptOut === true ? null : 'asked on the phone, "no more"',
  }),
  (contact, number) => ({ ...contact, firstName: `Zoë-${number}`, lastName: "O'Neill 🚀, Jr." }),
];

/** What Marketo itself changes with every write. */
const ITS_OWN = new Set(['updatedAt']);

/** Two calls may spell one instant in two ways; a reference, here a number, is a text in a file. */
const isSame = (one: unknown, other: unknown): boolean => {
  if (one === other || (typeof one === 'string' && typeof other === 'number' && one === String(other)))
    return true;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  const instant = parseMarketoDate(one)?.getTime();
  return instant !== undefined && instant === parseMarketoDate(other)?.getTime();
};

const isAsSent = (expected: MarketoRecord, held: MarketoRecord): boolean =>
  [...new Set([...Object.keys(expected), ...Object.keys(held)])].every(
    (name) => ITS_OWN.has(name) || isSame(expected[name], held[name]),
  );

/** Edits up to `count` of the contacts, spread evenly, and writes them back through the client. */
export const writeBack = async (
  pulled: readonly Pulled[],
  count: number,
  contacts: Resource,
  marketo: MarketoClient,
  fields: readonly string[],
): Promise<WrittenBack> => {
  const edited = Math.min(count, pulled.length);
  const chosen = Array.from({ length: edited }, (_, at) => pulled[Math.floor((at * pulled.length) / edited)]);
  const patches: MarketoRecord[] = [];
  const expected = new Map<string, MarketoRecord>();
  for (const [number, each] of chosen.entries()) {
    const edit = EDITS[number % EDITS.length];
    if (each === undefined || edit === undefined) continue;
    const written = contacts.toVendor(edit(each.contact, number), { onto: each.lead });
    if (!written.ok || written.issues.length > 0) continue;
    patches.push({ ...written.patch, id: each.lead.id });
    expected.set(String(each.lead.id), written.record);
  }
  if (patches.length === 0) return { edited, fields: 0, arrived: 0 };

  await marketo.leads.sync(patches, { action: 'updateOnly', lookupField: 'id' });
  let arrived = 0;
  const query = { filterType: 'id', filterValues: expected.keys(), fields };
  for await (const lead of marketo.leads.filter(query)) {
    const wanted = expected.get(String(lead.id));
    if (wanted !== undefined && isAsSent(wanted, lead)) arrived++;
  }
  const named = patches.reduce((sum, patch) => sum + Object.keys(patch).length - 1, 0);
  return { edited, fields: named, arrived };
};
