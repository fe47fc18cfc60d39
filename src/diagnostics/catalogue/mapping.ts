// Codes about a mapping file as a whole: its structure, what it refers to, overlays. Code: `mapping/kebab-name`, never reused. Entries stand in alphabetical order.

export const mappingDiagnostics = {};
