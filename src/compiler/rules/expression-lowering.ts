// Constructs of authored JSONata that cannot become a synchronous function.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import { notLowered } from '../../jsonata/not-lowered.ts';
import type { Check } from './check.ts';
import { functionNames } from './expression-names.ts';
import { expressionSites } from './expression-sites.ts';

export const checkExpressionLowering: Check = ({ mapping }) => {
  const sites = expressionSites(mapping);
  if (sites.length === 0) return [];
  const names = functionNames();
  return sites.flatMap(({ expression, spanOf }) =>
    notLowered(expression.tree, names).map(({ construct, ...extent }) =>
      createDiagnostic('expression/not-lowered', { construct }, { span: spanOf(extent) }),
    ),
  );
};
