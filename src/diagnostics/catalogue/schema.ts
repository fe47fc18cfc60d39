// Codes about JSON Schemas: the canonical resources and the vendor objects. Code: `schema/kebab-name`, never reused. Entries stand in alphabetical order.

export const schemaDiagnostics = {};
