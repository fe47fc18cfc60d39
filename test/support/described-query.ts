// What the published description allows in the query and in the places of a path.

export interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: string; readonly enum?: readonly string[] };
  readonly collectionFormat?: string;
  readonly schema?: { readonly $ref: string };
}

const isOfType = (text: string, type: string | undefined, format: string | undefined): boolean => {
  if (type === 'integer') return /^-?\d+$/.test(text);
  if (type === 'boolean') return text === 'true' || text === 'false';
  return format !== 'date-time' || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text);
};

const valuesOf = ({ type, collectionFormat }: DescribedParameter, texts: readonly string[]) =>
  type === 'array' && collectionFormat !== 'multi' ? texts.flatMap((text) => text.split(',')) : texts;

const valueFaults = (parameter: DescribedParameter, texts: readonly string[]): readonly string[] => {
  const { type, format, items } = parameter;
  const single = type === 'array' ? { ...items, format: undefined } : { type, format, enum: parameter.enum };
  const values = valuesOf(parameter, texts);
  return [
    ...(type !== 'array' && texts.length > 1 ? ['is given more than once'] : []),
    ...values.flatMap((text) => [
      ...(isOfType(text, single.type, single.format)
        ? []
        : [`must be ${single.format ?? single.type}, not "${text}"`]),
      ...(single.enum === undefined || single.enum.includes(text)
        ? []
        : [`must be one of ${single.enum}, not "${text}"`]),
    ]),
  ];
};

/** What is wrong with a query, and with the places of a path, if the path is given. */
export const queryFaults = (
  parameters: readonly DescribedParameter[],
  query: URLSearchParams,
  operation: string,
  path?: string,
): readonly string[] => {
  const declared = parameters.filter((each) => each.in === 'query');
  const names = new Set(query.keys());
  const template = (operation.split(' ')[1] ?? '').split('/');
  const places = (path ?? '').split('/').map((text) => text.replace(/\.json$/, ''));
  return [
    ...[...names]
      .filter((name) => !declared.some((each) => each.name === name))
      .map((name) => `query/${name} is not declared`),
    ...declared.flatMap((parameter) => {
      const { name, required } = parameter;
      if (!names.has(name)) return required === true ? [`query/${name} is missing`] : [];
      return valueFaults(parameter, query.getAll(name)).map((fault) => `query/${name} ${fault}`);
    }),
    ...template.flatMap((part, index) => {
      const name = /^\{(\w+)\}/.exec(part)?.[1];
      const text = decodeURIComponent(places[index] ?? '');
      const parameter = parameters.find((each) => each.in === 'path' && each.name === name);
      if (path === undefined || name === undefined || parameter === undefined || text.startsWith('{'))
        return [];
      return valueFaults(parameter, [text]).map((fault) => `path/${name} ${fault}`);
    }),
  ];
};
