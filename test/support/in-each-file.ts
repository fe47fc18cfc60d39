// What modules shared by tests want done after each test and at the end of each file.

export interface FileHooks {
  readonly afterTest?: () => void;
  readonly afterFile: () => void;
}

export const inEachFile: FileHooks[] = [];
