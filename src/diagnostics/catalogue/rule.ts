// Codes about field rules: checks, coverage, verdicts. Code: `rule/kebab-name`, never reused. Entries stand in alphabetical order.

export const ruleDiagnostics = {};
