// An OpenAPI 3.1 description of canonical resources: components only, for there is no server to describe.
import type { JsonObject } from '../../json/json.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { componentName, componentsOf } from './component.ts';

export interface OpenApiOptions {
  readonly title: string;
  /** Of what is described, not of OpenAPI. */
  readonly version: string;
}

const DESCRIPTION =
  'The canonical resources as components, to refer to from descriptions of your own. There are no paths: nothing here is a server.';

/** The description; the same documents give the same text whatever their order. */
export const openApiDescription = (
  documents: readonly SchemaDocument[],
  { title, version }: OpenApiOptions,
): JsonObject => {
  const taken = new Set<string>();
  const named = documents
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((document) => ({ document, name: componentName(document.name, taken) }));
  const schemas = named
    .flatMap(({ document, name }) => componentsOf(document, name, taken))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    openapi: '3.1.0',
    info: {
      title,
      version,
      description: DESCRIPTION,
      'x-generated': 'by `crosswalk docs --format openapi`; do not edit',
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    components: { schemas: Object.fromEntries(schemas) },
  };
};
