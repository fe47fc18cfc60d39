// Webhook bodies of made-up leads: what a template of the demo instance sends.
import { createLeadMaker, type DemoLead } from './make-lead.ts';
import { type PlantedFault, plantFaults } from './plant-faults.ts';
import { createRandom } from './random.ts';

/** By REST names: every value a text, `""` for none. */
export type WebhookFields = Readonly<Record<string, string>>;

const WEBHOOK_FIELDS = [
  'id',
  'email',
  'firstName',
  'lastName',
  'company',
  'title',
  'phone',
  'country',
  'dateOfBirth',
  'leadStatus',
  'leadSource',
  'leadScore',
  'unsubscribed',
  'mktoPersonNotes',
  'createdAt',
  'updatedAt',
] as const;

export const toWebhookBody = (lead: DemoLead): WebhookFields =>
  Object.fromEntries(WEBHOOK_FIELDS.map((field) => [field, String(lead[field] ?? '')]));

/**
 * Makes bodies with known faults, the same for the same arguments on every machine.
 *
 * @param seed - a whole number.
 * @param count - how many.
 * @param after - the ids of all are larger.
 */
export const webhookBodies = (
  seed: number,
  count: number,
  after: number,
): { readonly bodies: readonly WebhookFields[]; readonly faults: readonly PlantedFault[] } => {
  const random = createRandom(seed);
  const leads = createLeadMaker(random, after)(count);
  const faults = plantFaults(random, 'webhook', leads);
  return { bodies: leads.map(toWebhookBody), faults };
};
