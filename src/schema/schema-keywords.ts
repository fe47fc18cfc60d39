// Which keywords of JSON Schema hold what: names with schemas, or values that are no schemas.

/** Keywords that hold instances, not schemas. */
export const VALUE_KEYWORDS: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'examples']);

/** Keywords whose members are names, each with a schema of its own. */
export const SCHEMA_MAPS: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'dependentSchemas',
]);
