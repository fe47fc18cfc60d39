// Extracts all leads of a sandbox, reads them row by row, and says how much memory that took. Run by marketo.mjs.
import { clientOf } from './marketo.mjs';

const [, , sandboxText] = process.argv;
const client = await clientOf(JSON.parse(sandboxText));
const fields = (await client.leads.describe()).flatMap(({ rest }) => (rest === undefined ? [] : [rest.name]));
const started = performance.now();
let rows = 0;
let bytes = 0;
const options = {
  pollMs: 200,
  onJob: ({ status, fileSize }) => {
    if (status === 'Completed') bytes += fileSize;
  },
};
const query = { fields, filter: { smartListId: 4001 } };
for await (const item of client.bulk.leads.rows(query, options)) {
  if (!item.ok) throw new Error(item.message);
  rows++;
}
await client.close();
const seconds = (performance.now() - started) / 1000;
// `maxRSS` is in kilobytes.
console.log(JSON.stringify({ rows, bytes, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
