// The mapping of contacts as it is shipped, with issues and validation, against code by hand.
import { join } from 'node:path';
import jsonata from 'jsonata';
import { contactOf } from './contact-by-hand.mjs';
import { measure, table } from './measure.mjs';
import { assertEqual, dist, root } from './shared.mjs';

const { loadCrosswalk, registerFunctions, Session, nodeHost } = await import(join(dist, 'index.js'));
const { compileJsonata } = await import(join(dist, 'jsonata', 'index.js'));
const { createFunctions } = await import(join(dist, 'functions', 'index.js'));
const { demoInput } = await import(join(dist, 'demo', 'demo-input.js'));
const { readCsv } = await import(join(dist, 'formats', 'index.js'));
const { cellKinds } = await import(join(dist, 'cli', 'cell-kinds.js'));

/** Issues in no order: only what is reported counts. */
const sorted = (issues) => issues.map(({ code, at, value }) => JSON.stringify([code, at, value])).sort();

/** Prints two tables; returns the processor time that loading and compiling took. */
export const benchContact = async () => {
  const started = process.cpuUsage();
  const crosswalk = await loadCrosswalk({
    mappings: 'mappings/marketo/contact.yaml',
    schemas: 'schemas',
    host: nodeHost(root),
  });
  const contacts = crosswalk.resource('contact', { parameters: { munchkinId: '123-ABC-456' } });
  const compiling = process.cpuUsage(started);
  const text = contacts.plan.expressions.fromVendor;
  const bindings = { param: {} };

  const input = demoInput(1, 3000);
  // As JSON.parse makes them: that is how records come from a service.
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const rows = [];
  for await (const item of readCsv([input.bulkCsv], {
    kinds: cellKinds(crosswalk.mappings[0].resolved.vendor),
  }))
    rows.push(item.value);
  /** Bulk rows have every column, a null where there is nothing; REST leads lack some fields, each lead others. */
  const SETS = [
    ['bulk rows, every column there', copy(rows).slice(0, 1000)],
    [
      'REST leads, each without some fields',
      copy(input.restPages.flatMap(({ result }) => result)).slice(0, 1000),
    ],
  ];

  const reference = jsonata(text);
  const referenceSession = registerFunctions(reference);
  const session = new Session();
  const ours = compileJsonata(text, { functions: createFunctions(session), regex: 'linear' });

  for (const [name, leads] of SETS) {
    const few = leads.slice(0, 50);
    for (const lead of leads) {
      session.begin();
      const value = ours.evaluate(lead, bindings);
      const issues = [];
      assertEqual('ours and by hand', value, contactOf(lead, issues));
      assertEqual('the issues of ours and by hand', sorted(session.raised), sorted(issues));
      referenceSession.begin();
      assertEqual('ours and the package', value, await reference.evaluate(lead, bindings));
      assertEqual(
        'the issues of ours and the package',
        sorted(session.raised),
        sorted(referenceSession.raised),
      );
    }
    const contactsOf = contacts.fromVendorAll(leads).map(({ value }) => value);
    contactsOf.forEach((contact, index) => {
      const { ok, patch } = contacts.toVendor(contact, { onto: leads[index] });
      if (!ok || Object.keys(patch).length > 0)
        throw new Error('an unedited contact is not written back unchanged');
    });

    console.log(
      table(
        `marketo/contact: ${name}`,
        await measure([
          {
            name: 'jsonata package, emitted text',
            records: few.length,
            run: async () => {
              for (const lead of few) {
                referenceSession.begin();
                await reference.evaluate(lead, bindings);
              }
            },
          },
          {
            name: 'by hand',
            records: leads.length,
            run: () => {
              for (const lead of leads) contactOf(lead, []);
            },
          },
          {
            name: 'ours, expression only',
            records: leads.length,
            run: () => {
              for (const lead of leads) {
                session.begin();
                ours.evaluate(lead, bindings);
              }
            },
          },
          {
            name: 'ours, validated (fromVendor)',
            records: leads.length,
            run: () => {
              for (const lead of leads) contacts.fromVendor(lead);
            },
          },
          {
            name: 'ours, toVendor onto the lead',
            records: leads.length,
            run: () => {
              for (let at = 0; at < leads.length; at++)
                contacts.toVendor(contactsOf[at], { onto: leads[at] });
            },
          },
        ]),
        'by hand',
      ),
    );
  }
  return compiling;
};
