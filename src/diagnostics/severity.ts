// How much a diagnostic matters: an error fails a check, a warning is worth a look, a note is there to be read.

export type Severity = 'error' | 'warning' | 'note';
