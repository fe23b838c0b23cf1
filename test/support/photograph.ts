interface Taken {
  /** `2026:11:29 10:20:30` */
  taken: string;
  /** `+01:00` */
  offset?: string;
  latitude: number;
  longitude: number;
}

/** A value of a TIFF directory: its tag, type, count and bytes. */
type Entry = [tag: number, type: number, count: number, bytes: Buffer];

const ascii = (tag: number, text: string): Entry => [tag, 2, text.length + 1, Buffer.from(`${text}\0`, 'latin1')];
const long = (tag: number, value: number): Entry => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return [tag, 4, 1, bytes];
};

function degrees(tag: number, value: number): Entry {
  const bytes = Buffer.alloc(24);
  const tenThousandths = Math.round(Math.abs(value) * 10_000);
  const parts = [
    [tenThousandths, 10_000],
    [0, 1],
    [0, 1],
  ];
  for (const [i, [above = 0, below = 1]] of parts.entries()) {
    bytes.writeUInt32LE(above, i * 8);
    bytes.writeUInt32LE(below, i * 8 + 4);
  }
  return [tag, 5, 3, bytes];
}

/** A directory that stands at an offset, with the values that it has no room for behind it. */
function directory(entries: Entry[], at: number): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  head.writeUInt16LE(entries.length);
  const behind: Buffer[] = [];
  let free = at + head.length;
  for (const [i, [tag, type, count, bytes]] of entries.entries()) {
    const place = 2 + i * 12;
    head.writeUInt16LE(tag, place);
    head.writeUInt16LE(type, place + 2);
    head.writeUInt32LE(count, place + 4);
    if (bytes.length <= 4) bytes.copy(head, place + 8);
    else {
      head.writeUInt32LE(free, place + 8);
      behind.push(bytes);
      free += bytes.length;
    }
  }
  return Buffer.concat([head, ...behind]);
}

/** A JPEG that says when and where it was taken, as cameras write it, and shows nothing. */
export function photograph({ taken, offset, latitude, longitude }: Taken): Buffer<ArrayBuffer> {
  const first = 8;
  const exifAt = first + 2 + 2 * 12 + 4;
  const exif = directory([ascii(0x9003, taken), ...(offset ? [ascii(0x9011, offset)] : [])], exifAt);
  const gpsAt = exifAt + exif.length;
  const gps = directory(
    [
      ascii(1, latitude < 0 ? 'S' : 'N'),
      degrees(2, latitude),
      ascii(3, longitude < 0 ? 'W' : 'E'),
      degrees(4, longitude),
    ],
    gpsAt,
  );
  const pointers = directory([long(0x8769, exifAt), long(0x8825, gpsAt)], first);
  const header = Buffer.from([0x49, 0x49, 0x2a, 0, first, 0, 0, 0]);
  const tiff = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), header, pointers, exif, gps]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(tiff.length + 2);
  return Buffer.from(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), length, tiff, Buffer.from([0xff, 0xd9])]));
}
