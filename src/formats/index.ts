// What other folders use of the formats.
export { type ChunkSource, type ItemReader, readItems } from './chunks.ts';
export { type CsvOptions, type CsvRow, readCsv } from './csv.ts';
export { detectFormat, type InputFormat } from './detect-format.ts';
export type { FormatItem, FormatProblem, FormatProblemCode, FormatRecord } from './item.ts';
export { type JsonOptions, jsonReader, readJson } from './json-array.ts';
export { type NdjsonOptions, ndjsonReader, printNdjson, readNdjson } from './ndjson.ts';
export { isBeyondSafe, type JsonParse, MAX_JSON_DEPTH, parseJsonLossless } from './parse-json.ts';
export { type CellKind, typeCell, typeCells } from './type-cells.ts';
export { type WriteCsvOptions, writeCsv } from './write-csv.ts';
