// Made-up input as Marketo gives it in three ways, with known faults: what is measured
// without an instance.
import { writeCsv } from '../formats/write-csv.ts';
import { createLeadMaker, type DemoLead, makeLead } from './make-lead.ts';
import { type PlantedFault, plantFaults } from './plant-faults.ts';
import { createRandom, type Random } from './random.ts';
import { toWebhookBody, type WebhookFields } from './webhook-bodies.ts';

/** A page of a REST reply. */
interface RestPage {
  readonly requestId: string;
  readonly result: readonly DemoLead[];
  readonly success: true;
  readonly moreResult: boolean;
  readonly nextPageToken?: string;
}

export interface DemoInput {
  /** Pages of up to 300 leads, native types; a field without value is null or not there. Half of the leads. */
  readonly restPages: readonly RestPage[];
  /** A bulk extract; a cell without value is `null`, seldom empty. Four tenths of the leads. */
  readonly bulkCsv: string;
  /** Webhook bodies by REST names: every value a text, `""` for none. A tenth of the leads. */
  readonly webhookBodies: readonly WebhookFields[];
  /** Every fault in it: by source (rest, bulk, webhook) and index. All else is valid. */
  readonly faults: readonly PlantedFault[];
}

const PAGE_SIZE = 300;

// A requested field without value comes back as null from some calls and not at all from others.
const toRestLead = (random: Random, lead: DemoLead): DemoLead => {
  const entries = Object.entries(lead).filter(([, value]) => value !== null || random.chance(0.5));
  return Object.fromEntries(entries);
};

const toPages = (random: Random, leads: readonly DemoLead[]): RestPage[] => {
  const pages: RestPage[] = [];
  for (let at = 0; at < leads.length; at += PAGE_SIZE) {
    const moreResult = at + PAGE_SIZE < leads.length;
    const result = leads.slice(at, at + PAGE_SIZE).map((lead) => toRestLead(random, lead));
    const requestId = `${(0x1000 + pages.length).toString(16)}#${(0x14d8a2c1 + at).toString(16)}`;
    const page = { requestId, result, success: true, moreResult } as const;
    pages.push(moreResult ? { ...page, nextPageToken: `DEMOPAGE${pages.length + 1}======` } : page);
  }
  return pages;
};

// Only text fields may be empty in a file; everything else without value is `null`.
const EMPTY_CELLS = ['salutation', 'middleName', 'department', 'site'] as const;

const toBulkRow = (random: Random, lead: DemoLead): DemoLead => {
  const row = { ...lead };
  for (const field of EMPTY_CELLS) if (row[field] === null && random.chance(0.05)) row[field] = '';
  return row;
};

/**
 * Makes leads as three interfaces of Marketo give them, the same for the same arguments on every machine.
 *
 * @param seed - a whole number.
 * @param count - how many leads in all: half by REST, four tenths in the bulk file, the rest by webhook.
 */
export const demoInput = (seed = 1, count = 3000): DemoInput => {
  const random = createRandom(seed);
  const makeLeads = createLeadMaker(random, 318_580);
  const restLeads = makeLeads(Math.ceil(count * 0.5));
  const bulkLeads = makeLeads(Math.floor(count * 0.4));
  const webhookLeads = makeLeads(count - restLeads.length - bulkLeads.length);
  const faults = [
    ...plantFaults(random, 'rest', restLeads),
    ...plantFaults(random, 'bulk', bulkLeads),
    ...plantFaults(random, 'webhook', webhookLeads),
  ];
  const columns = Object.keys(makeLead(createRandom(0), 0));
  return {
    restPages: toPages(random, restLeads),
    bulkCsv: writeCsv(
      bulkLeads.map((lead) => toBulkRow(random, lead)),
      columns,
    ),
    webhookBodies: webhookLeads.map(toWebhookBody),
    faults,
  };
};
