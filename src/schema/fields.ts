// The fields of a schema document: its leaves, the fields of an array's items, and the field at a path.
import type { JsonObject } from '../json/json.ts';
import type { Domain, Field, SchemaDocument } from './domain.ts';
import { domainOf } from './domain-of.ts';
import { type ObjectShape, shapeOf } from './object-shape.ts';
import { printPath } from './parse-path.ts';
import type { Path, PathStep } from './path.ts';
import { remember } from './remember.ts';
import { type LocatedSchema, resolveRef } from './resolve-ref.ts';

/** What the objects around a field say of it. */
interface Above {
  /** Every step of the way is there in each valid record. */
  readonly required: boolean;
  /** Of an object that is read-only, all that is in it is, too. */
  readonly readOnly: boolean;
}

const TOP: Above = { required: true, readOnly: false };

interface DocumentIndex {
  readonly leaves: readonly Field[];
  readonly byName: Map<string, Field | undefined>;
  readonly shapes: WeakMap<object, ObjectShape>;
  readonly domains: WeakMap<object, Domain>;
}

// A memo, not state: an index is a pure function of its document, which never changes.
const indexes = new WeakMap<SchemaDocument, DocumentIndex>();

const indexOf = (document: SchemaDocument): DocumentIndex => {
  const known = indexes.get(document);
  if (known !== undefined) return known;
  const leaves: Field[] = [];
  const index: DocumentIndex = { leaves, byName: new Map(), shapes: new WeakMap(), domains: new WeakMap() };
  indexes.set(document, index);
  collect(document, index, rootOf(document), [], TOP, new Set(), leaves);
  for (const field of leaves) index.byName.set(field.name, field);
  return index;
};

const rootOf = (document: SchemaDocument): LocatedSchema => ({ schema: document.root, pointer: '' });

const shapeIn = (document: SchemaDocument, index: DocumentIndex, node: LocatedSchema): ObjectShape => {
  const known = index.shapes.get(node.schema);
  if (known !== undefined) return known;
  const shape = shapeOf(document.root, node);
  index.shapes.set(node.schema, shape);
  return shape;
};

/** Nodes that say the same are one domain, in whatever document they stand. */
const domainOfText = remember(
  (text) => text,
  (_text: string, schema: JsonObject) => domainOf(schema, () => undefined),
);

const domainIn = (document: SchemaDocument, index: DocumentIndex, node: LocatedSchema): Domain => {
  const known = index.domains.get(node.schema);
  if (known !== undefined) return known;
  const text = JSON.stringify(node.schema);
  const domain = text.includes('"$ref"')
    ? domainOf(node.schema, (ref) => resolveRef(document.root, ref)?.schema)
    : domainOfText(text, node.schema);
  index.domains.set(node.schema, domain);
  return domain;
};

const collect = (
  document: SchemaDocument,
  index: DocumentIndex,
  node: LocatedSchema,
  path: Path,
  above: Above,
  open: ReadonlySet<ObjectShape>,
  leaves: Field[],
): void => {
  const shape = shapeIn(document, index, node);
  const inside = new Set([...open, shape]);
  for (const [key, child] of shape.properties) {
    const childPath: Path = [...path, { kind: 'key', key }];
    const around = { required: above.required && shape.required.has(key), readOnly: above.readOnly };
    const childShape = shapeIn(document, index, child);
    // A schema that contains itself (by `$ref`) ends in a leaf where it would begin again.
    const recurs = inside.has(childShape) || sameProperties(childShape, inside);
    if (childShape.properties.size > 0 && !recurs) {
      const readOnly = around.readOnly || domainIn(document, index, child).readOnly;
      collect(document, index, child, childPath, { ...around, readOnly }, inside, leaves);
    } else {
      leaves.push(fieldOf(document, index, child, childPath, around));
    }
  }
};

/** Do an enclosing object's properties come from the same nodes? Then a `$ref` has led back up. */
const sameProperties = (shape: ObjectShape, open: ReadonlySet<ObjectShape>): boolean => {
  const [first] = shape.properties.values();
  if (first === undefined) return false;
  for (const other of open)
    for (const node of other.properties.values()) if (node.pointer === first.pointer) return true;
  return false;
};

const fieldOf = (
  document: SchemaDocument,
  index: DocumentIndex,
  node: LocatedSchema,
  path: Path,
  { required, readOnly }: Above,
): Field => {
  const domain = domainIn(document, index, node);
  return {
    path,
    name: printPath(path),
    domain: readOnly && !domain.readOnly ? { ...domain, readOnly } : domain,
    required,
    schema: node.schema,
    pointer: node.pointer,
  };
};

/**
 * The leaves of a document, in the order of the file: objects with properties are descended into, an array is one leaf
 * (see {@link elementFields}), an object without listed properties is a leaf. `required` means: on every step of the way.
 */
export const fieldsOf = (document: SchemaDocument): readonly Field[] => indexOf(document).leaves;

/**
 * The leaves of the objects in an array, with paths relative to one element; empty where the path is no array of objects.
 * `required` is within the element.
 */
export const elementFields = (document: SchemaDocument, path: Path): readonly Field[] => {
  const index = indexOf(document);
  const array = nodeAt(document, index, path);
  const items = array === undefined ? undefined : shapeIn(document, index, array.node).items;
  if (items === undefined) return [];
  const leaves: Field[] = [];
  collect(document, index, items, [], TOP, new Set(), leaves);
  return leaves;
};

/**
 * The field at a path, leaf or not: through objects, `[n]`, filters, array items, `$ref`, and `additionalProperties` where
 * that is a schema (`{}` is one and means any value; `true` is not: such a record is open, but a name in it unknown).
 * @returns undefined where the schema knows no such place.
 */
export const fieldAt = (document: SchemaDocument, path: Path): Field | undefined => {
  const index = indexOf(document);
  const name = printPath(path);
  if (index.byName.has(name)) return index.byName.get(name);
  const found = nodeAt(document, index, path);
  const field = found === undefined ? undefined : fieldOf(document, index, found.node, path, found);
  // Misses are not kept: the names of records are unbounded, those of a schema are not.
  if (field !== undefined && path.every((step) => step.kind === 'key')) index.byName.set(name, field);
  return field;
};

const nodeAt = (
  document: SchemaDocument,
  index: DocumentIndex,
  path: Path,
): ({ readonly node: LocatedSchema } & Above) | undefined => {
  let node = rootOf(document);
  let { required, readOnly } = TOP;
  for (const step of path) {
    const shape = shapeIn(document, index, node);
    const next = childAt(shape, step);
    if (next === undefined) return undefined;
    required &&= step.kind === 'key' && shape.required.has(step.key);
    readOnly ||= domainIn(document, index, node).readOnly;
    node = next;
  }
  return { node, required, readOnly };
};

const childAt = (shape: ObjectShape, step: PathStep): LocatedSchema | undefined => {
  if (step.kind === 'key') return shape.properties.get(step.key) ?? shape.additional;
  if (step.kind === 'index') return shape.prefixItems[step.index] ?? shape.items;
  return shape.items;
};

/** The names of the leaves that every valid record has. */
export const requiredPaths = (document: SchemaDocument): readonly string[] =>
  fieldsOf(document)
    .filter((field) => field.required)
    .map((field) => field.name);

/** Does the object at a path (default: the record itself) refuse names that it does not list? */
export const isClosedAt = (document: SchemaDocument, path: Path = []): boolean => {
  const index = indexOf(document);
  const found = nodeAt(document, index, path);
  return found !== undefined && shapeIn(document, index, found.node).closed;
};
