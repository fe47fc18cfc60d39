// Codes about field rules: checks, coverage, verdicts. Code: `rule/kebab-name`, never reused.
import { ruleDirectionDiagnostics } from './rule-direction.ts';
import { ruleFieldDiagnostics } from './rule-fields.ts';
import { ruleFormDiagnostics } from './rule-forms.ts';
import { ruleStructureDiagnostics } from './rule-structure.ts';
import { ruleValueDiagnostics } from './rule-values.ts';

export const ruleDiagnostics = {
  ...ruleFieldDiagnostics,
  ...ruleDirectionDiagnostics,
  ...ruleValueDiagnostics,
  ...ruleFormDiagnostics,
  ...ruleStructureDiagnostics,
};
