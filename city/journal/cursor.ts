/** A place in the journal: how far somebody has read. */
export interface Place {
  position: bigint;
  /** the beginning of the event's id there; a journal that was put back from a copy may have another one at that position */
  mark: string;
}

export const MARK_LENGTH = 8;

export const placeOf = ({ position, id }: { position: bigint; id: string }): Place => ({
  position,
  mark: id.slice(0, MARK_LENGTH),
});

/** The cursor of a place: opaque, for whoever follows. */
export const encodePlace = ({ position, mark }: Place): string =>
  Buffer.from(`${position}.${mark}`, 'utf8').toString('base64url');

/** Undefined where it is no cursor of a journal. */
export function decodePlace(cursor: string): Place | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const match = /^([1-9]\d{0,17})\.([0-9a-f]{8})$/.exec(text);
  return match?.[1] && match[2] ? { position: BigInt(match[1]), mark: match[2] } : undefined;
}
