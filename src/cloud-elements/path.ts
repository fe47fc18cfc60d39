// Paths of resources: each segment stays one segment, whatever it holds.

/** One segment of a path; throws a TypeError for what would be another place. */
export const segmentOf = (segment: string): string => {
  if (segment === '' || segment === '.' || segment === '..')
    throw new TypeError(`not a name or an id that a path can hold: ${JSON.stringify(segment)}`);
  return `/${encodeURIComponent(segment)}`;
};

/** `lists/12/contacts` is a resource too: each segment is encoded. */
export const pathOf = (...segments: readonly string[]): string =>
  segments
    .flatMap((segment) => segment.split('/'))
    .map(segmentOf)
    .join('');
