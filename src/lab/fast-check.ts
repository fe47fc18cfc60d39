// fast-check, loaded when records are drawn: no other command pays for it.

/** What of the package is used here: all of it, as one value. */
export type FastCheck = typeof import('fast-check');

/** Loads the package. */
export const loadFastCheck = (): Promise<FastCheck> => import('fast-check');
