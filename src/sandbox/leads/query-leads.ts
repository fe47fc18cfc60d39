// Leads by id, and by the values of one field.
import { ApiError } from '../http/api-error.ts';
import { moreOf, pageOf } from '../http/page.ts';
import { idParam, readFilter } from '../http/read-records.ts';
import { type Handler, type Route, result } from '../http/route.ts';
import { isLookupField } from './lead-fields.ts';
import { createLeadRenderer, leadField } from './render-lead.ts';

const byId: Handler = (call, instance) => {
  const id = idParam(call, 'leadId');
  const render = createLeadRenderer(call, instance);
  if (instance.leads.records.has(id)) return result([render(id)]);
  if (instance.faults.strikes('unknownLead', call.operation)) throw new ApiError('1004');
  return result([]);
};

const byFilter: Handler = async (call, instance) => {
  const { leads, limits } = instance;
  const { filterType, filterValues } = readFilter(call, instance);
  const lookup = leadField(filterType, instance);
  if (!isLookupField(lookup)) throw new ApiError('1011', `Lookup field '${filterType}' not supported`);
  const render = createLeadRenderer(call, instance);
  const { matches } = limits();
  const found = await leads.records.find(lookup.name, filterValues, matches);
  if (found.length > matches) throw new ApiError('1003', 'Too many results match the filter');
  const page = pageOf(found, call, instance);
  return result(
    page.items.map((id) => render(Number(id))),
    moreOf(page),
  );
};

const lead = ['Read-Only Lead', 'Read-Write Lead'] as const;

export const queryLeadRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/v1/lead/{leadId}.json', permissions: lead, handler: byId },
  { method: 'GET', path: '/rest/v1/leads.json', permissions: lead, handler: byFilter },
];
