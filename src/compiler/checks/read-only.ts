// Rules that would write what the schema marks read-only, on either side.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { addModifier } from '../facts/add-modifier.ts';
import { absolutePath, schemaPlace } from '../facts/paths.ts';
import { isKeySite } from '../facts/sites.ts';
import { vendorWrites } from '../facts/vendor-places.ts';
import type { Place, ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

/** Without a key, or with a misspelt one, it is not known which read-only field names the record. */
const namesRecord = ({ key }: ResolvedMapping): boolean => key.length > 0 && key.every(({ known }) => known);

/**
 * A two-way rule of a read-only vendor field, or of a canonical field that is derived. The key is exempt: it names the
 * record to write and is not written itself.
 */
export const checkReadOnly: Check = {
  rule: (site, { mapping }) => {
    const { rule, writes, role } = site;
    if (!namesRecord(mapping) || !writes || isKeySite(mapping, site)) return [];
    const fix = addModifier(rule.node, 'only: fromVendor');
    const help = 'add only: fromVendor to the rule';
    // A rule of one field has nothing else that could still be written.
    const fixIsSafe = rule.source.kind === 'field';
    if (rule.source.kind !== 'firstOf') {
      const place = vendorWrites(rule).find(({ domain, known }) => known && domain.readOnly);
      if (place !== undefined) {
        const schema = schemaPlace(mapping, 'vendor', absolutePath(site.vendorPrefix, place.path));
        const args = { field: place.name, schema };
        return [createDiagnostic('rule/read-only', args, { span: place.span, help, fix, fixIsSafe })];
      }
    }
    if (role === 'arm' || !rule.canonical.domain.readOnly) return [];
    const schema = schemaPlace(mapping, 'canonical', absolutePath(site.canonicalPrefix, rule.canonical.path));
    const args = { field: rule.canonical.name, schema };
    return [
      createDiagnostic('rule/canonical-read-only', args, { span: rule.canonical.span, help, fix, fixIsSafe }),
    ];
  },
  mapping: ({ mapping }) =>
    !namesRecord(mapping)
      ? []
      : mapping.write.flatMap(({ place }) => readOnlyConstant(place, mapping.vendor.file)),
};

const readOnlyConstant = ({ domain, name, span }: Place, file: string): readonly Diagnostic[] =>
  domain.readOnly
    ? [
        createDiagnostic(
          'rule/read-only',
          { field: name, schema: file },
          { span, help: 'take the field out of "write"' },
        ),
      ]
    : [];
