// Paths into records: `a.b.c`, `costs[0].cost` (or `costs.0.cost`), `["Webpage URL"]`, `items[id=4].name`.
import type { JsonScalar } from '../json/json.ts';

export type PathStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  /** The element of an array of objects whose `key` equals `value`. */
  | { readonly kind: 'filter'; readonly key: string; readonly value: JsonScalar };

export type Path = readonly PathStep[];

export type PathResult =
  | { readonly ok: true; readonly path: Path }
  | { readonly ok: false; readonly message: string; readonly start: number; readonly end: number };
