// A file that is written from mappings and schemas, and never by hand.

export interface GeneratedFile {
  /** Relative to the folder that all of them go to, with `/`. */
  readonly path: string;
  readonly text: string;
}
