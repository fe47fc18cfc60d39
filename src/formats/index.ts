// What other folders use of the formats.

export { type CsvRow, readCsv } from './csv.ts';
export { detectFormat } from './detect-format.ts';
export type { FormatItem } from './item.ts';
export { readJson } from './json-array.ts';
export { readNdjson } from './ndjson.ts';
export { parseJsonLossless } from './parse-json.ts';
export { type CellKind, typeCells } from './type-cells.ts';
export { writeCsv } from './write-csv.ts';
