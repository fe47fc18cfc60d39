// Reads names of mappings, overlays, schemas and systems. They become parts of file names, so their form is narrow.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { YamlNode } from '../yaml/node.ts';
import { type Report, readSaying } from './reader.ts';
import type { Located } from './tree.ts';

const PART = '[A-Za-z0-9][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*';
const ONE = new RegExp(`^${PART}$`);
const CHAIN = new RegExp(`^${PART}(?:/${PART})*(?: \\+ ${PART})*$`);
const SEVERAL = new RegExp(`^${PART}(?:/${PART})*$`);

/** A name such as `lead`; with `slashes`, also `marketo/lead`. */
export const readResourceName = (
  node: YamlNode,
  key: string,
  report: Report,
  slashes = false,
): Located<string> | undefined => {
  const name = readSaying(node, key, report);
  if (!name || (slashes ? SEVERAL : ONE).test(name.value)) return name;
  const form = slashes ? 'a name such as marketo/contact' : 'a name such as acme or company_v2';
  const expected = `${form} (letters, digits, "_", "-" and ".")`;
  report(createDiagnostic('mapping/bad-name', { name: name.value, expected }, { span: name.span }));
  return undefined;
};

/** What an overlay extends: a mapping, an overlay, or `marketo/contact + acme` where an overlay's name is not unique. */
export const readExtended = (node: YamlNode, report: Report): Located<string> | undefined => {
  const name = readSaying(node, 'extends', report);
  if (!name || CHAIN.test(name.value)) return name;
  const expected = 'the name of a mapping or of an overlay, such as marketo/contact';
  report(createDiagnostic('mapping/bad-name', { name: name.value, expected }, { span: name.span }));
  return undefined;
};
