// Codes about authored JSONata: syntax, references, what cannot be compiled. Code: `expression/kebab-name`, never reused. Entries stand in alphabetical order.

export const expressionDiagnostics = {};
