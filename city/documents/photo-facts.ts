/** When and where a photograph was taken, as it says itself. */
export interface PhotoFacts {
  takenAt?: Date;
  /** WGS 84, degrees with six decimals */
  place?: { latitude: string; longitude: string };
}

/** Of what Exif 2.32 (CIPA DC-008) and TIFF 6.0 number. */
const TAG = { exif: 0x8769, gps: 0x8825, taken: 0x9003, offset: 0x9011, north: 1, latitude: 2, east: 3, longitude: 4 };
/** Bytes of a value of each type. */
const SIZE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8] as const;
/** More entries than any camera writes. */
const MOST_ENTRIES = 500;

/** Reads the head of a JPEG. What is malformed says nothing. */
export function photoFacts(head: Uint8Array): PhotoFacts {
  try {
    const tiff = exifIn(Buffer.from(head));
    return tiff ? factsIn(tiff) : {};
  } catch (error) {
    if (error instanceof RangeError) return {};
    throw error;
  }
}

/** The TIFF inside the first APP1 that holds Exif. */
function exifIn(jpeg: Buffer): Buffer | undefined {
  if (jpeg.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 4 < jpeg.length; ) {
    const marker = jpeg.readUInt16BE(at);
    const length = jpeg.readUInt16BE(at + 2);
    if (marker < 0xffe0 || marker > 0xffef || length < 2) return undefined;
    const isExif = marker === 0xffe1 && jpeg.toString('latin1', at + 4, at + 10) === 'Exif\0\0';
    if (isExif) return jpeg.subarray(at + 10, at + 2 + length);
    at += 2 + length;
  }
  return undefined;
}

type Values = Map<number, { type: number; at: number; count: number }>;

function factsIn(tiff: Buffer): PhotoFacts {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const read = (at: number): Values => {
    const found: Values = new Map();
    for (let i = 0; i < Math.min(u16(at), MOST_ENTRIES); i += 1) {
      const entry = at + 2 + i * 12;
      const [type, count] = [u16(entry + 2), u32(entry + 4)];
      const isInside = (SIZE[type] ?? 0) * count <= 4;
      found.set(u16(entry), { type, count, at: isInside ? entry + 8 : u32(entry + 8) });
    }
    return found;
  };
  const text = (values: Values, tag: number) => {
    const value = values.get(tag);
    return value?.type === 2 ? tiff.toString('latin1', value.at, value.at + value.count).replace(/\0.*$/s, '') : '';
  };
  const degrees = (values: Values, tag: number, sign: string) => {
    const value = values.get(tag);
    if (value?.type !== 5 || value.count !== 3) return undefined;
    const parts = [0, 1, 2].map((i) => u32(value.at + i * 8) / u32(value.at + i * 8 + 4));
    const whole = (parts[0] ?? 0) + (parts[1] ?? 0) / 60 + (parts[2] ?? 0) / 3600;
    return Number.isFinite(whole) ? (sign === 'S' || sign === 'W' ? -whole : whole) : undefined;
  };
  const first = read(u32(4));
  const below = (tag: number): Values => {
    const value = first.get(tag);
    return value ? read(u32(value.at)) : new Map();
  };
  const [exif, gps] = [below(TAG.exif), below(TAG.gps)];
  const takenAt = instantOf(text(exif, TAG.taken), text(exif, TAG.offset));
  const latitude = degrees(gps, TAG.latitude, text(gps, TAG.north));
  const longitude = degrees(gps, TAG.longitude, text(gps, TAG.east));
  const isPlace = latitude !== undefined && longitude !== undefined && isOnEarth(latitude, longitude);
  return {
    ...(takenAt && { takenAt }),
    ...(isPlace && { place: { latitude: latitude.toFixed(6), longitude: longitude.toFixed(6) } }),
  };
}

export const isOnEarth = (latitude: number, longitude: number): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

/** `2026:11:29 10:20:30`, of the offset that it names, or as the clocks of the city stand. */
function instantOf(text: string, offset: string): Date | undefined {
  const [, y, m, d, time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text) ?? [];
  if (!time) return undefined;
  const instant = new Date(`${y}-${m}-${d}T${time}${/^[+-]\d\d:\d\d$/.test(offset) ? offset : '+03:30'}`);
  return instant.getUTCFullYear() >= 1990 ? instant : undefined;
}
