// `npm run bench`: what a record costs. Outputs are compared before anything is timed; unequal ones throw.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import jsonata from 'jsonata';
import { contactOf } from './contact-by-hand.mjs';
import { machine, measure, table } from './measure.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = process.env.CROSSWALK_DIST ?? join(root, 'dist');
const { loadCrosswalk, registerFunctions, Session, nodeHost } = await import(join(dist, 'index.js'));
const { compileJsonata } = await import(join(dist, 'jsonata', 'index.js'));
const { createFunctions } = await import(join(dist, 'functions', 'index.js'));
const { demoInput } = await import(join(dist, 'demo-input', 'index.js'));
const { readCsv } = await import(join(dist, 'formats', 'index.js'));
const { cellKinds } = await import(join(dist, 'cli', 'cell-kinds.js'));

const plain = (value) => JSON.parse(JSON.stringify(value ?? null));
const assertEqual = (what, left, right) => {
  if (!isDeepStrictEqual(plain(left), plain(right)))
    throw new Error(`${what} differ:\n${JSON.stringify(left)}\n${JSON.stringify(right)}`);
};
/** Issues in no order: only what is reported counts. */
const sorted = (issues) => issues.map(({ code, at, value }) => JSON.stringify([code, at, value])).sort();

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

console.log(`${machine()}
Processor time of one record: contenders take turns (11 rounds of about 60 ms each after warming up), medians.
Outputs and issues were compared first; the package ran 50 records a turn, the others all.
`);

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
            for (let at = 0; at < leads.length; at++) contacts.toVendor(contactsOf[at], { onto: leads[at] });
          },
        },
      ]),
      'by hand',
    ),
  );
}

const shared = join(root, '..', 'shared', 'bench');
if (existsSync(shared)) {
  const require = createRequire(import.meta.url);
  const { leads: makeLeads } = require(join(shared, 'leads.cjs'));
  const mapping = require(join(shared, 'lead-mapping.cjs'));
  const renames = require(join(shared, 'renames.cjs'));
  const arrays = require(join(shared, 'arrays.cjs'));
  const records = makeLeads(300, 1);
  const shapes = Array.isArray(arrays.shapes)
    ? arrays.shapes.map((shape, index) => [shape.name ?? `shape ${index + 1}`, shape])
    : Object.entries(arrays.shapes);
  const cases = [
    ['lead mapping', mapping.expr, mapping.handExact, records],
    ['24 renames', renames.expr, renames.hand, records],
    ...shapes.map(([name, { expr, hand }]) => [`arrays: ${name}`, expr, hand, [arrays.data]]),
  ];
  for (const [name, expression, hand, inputs] of cases) {
    const package_ = jsonata(expression);
    const compiled = compileJsonata(expression);
    const some = inputs.slice(0, 30);
    let skipped = compiled.strategy !== 'compiled' ? 'not compiled' : undefined;
    for (const input of skipped === undefined ? inputs : []) {
      assertEqual(`${name}: ours and the package`, compiled.evaluate(input), await package_.evaluate(input));
      if (!isDeepStrictEqual(plain(compiled.evaluate(input)), plain(hand(input))))
        skipped = 'by hand differs';
    }
    if (skipped !== undefined) {
      console.log(`\n${name}: left out, ${skipped}`);
      continue;
    }
    console.log(
      `\n${table(
        name,
        await measure(
          [
            {
              name: 'jsonata package',
              records: some.length,
              run: async () => {
                for (const input of some) await package_.evaluate(input);
              },
            },
            {
              name: 'by hand',
              records: inputs.length,
              run: () => {
                for (const input of inputs) hand(input);
              },
            },
            {
              name: 'ours',
              records: inputs.length,
              run: () => {
                for (const input of inputs) compiled.evaluate(input);
              },
            },
          ],
          { rounds: 7 },
        ),
        'by hand',
      )}`,
    );
  }
}

const seconds = ({ user, system }) => ((user + system) / 1e6).toFixed(2);
const command = (...args) => {
  const times = Array.from({ length: 5 }, () => {
    const before = performance.now();
    execFileSync(process.execPath, args, { cwd: root, stdio: 'ignore' });
    return performance.now() - before;
  }).sort((a, b) => a - b);
  return `${(times[0] / 1000).toFixed(2)} s at best, ${(times[2] / 1000).toFixed(2)} s median of 5`;
};
const bin = join(dist, 'cli', 'bin.js');
console.log(`
By the clock, start of the process included:
  node that does nothing    ${command('--eval', '0')}
  crosswalk --version       ${command(bin, '--version')}
  crosswalk explain contact ${command(bin, 'explain', 'contact', '--jsonata')}
  crosswalk check mappings  ${command(bin, 'check', 'mappings')}
Loading and compiling marketo/contact, first thing in a process: ${seconds(compiling)} s of processor time`);
