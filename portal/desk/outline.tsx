type Point = readonly [number, number];

/** The rings of a GeoJSON polygon, or of several; nothing of anything else. */
function ringsOf(geometry: unknown): Point[][] {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const rings = type === 'Polygon' ? coordinates : type === 'MultiPolygon' ? (coordinates as unknown[][])?.flat() : [];
  if (!Array.isArray(rings)) return [];
  const isPoint = (point: unknown): point is Point =>
    Array.isArray(point) && point.length >= 2 && point.slice(0, 2).every((part) => Number.isFinite(part));
  return rings.filter((ring): ring is Point[] => Array.isArray(ring) && ring.length > 2 && ring.every(isPoint));
}

const SIZE = 200;

/** A plot as a line drawing, north up. Degrees are drawn as wide as they are there. */
export function Outline({ geometry, label }: { geometry: unknown; label: string }) {
  const rings = ringsOf(geometry);
  const points = rings.flat();
  if (points.length === 0) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const narrow = Math.abs(top) <= 90 && Math.abs(right) <= 180 ? Math.cos((top * Math.PI) / 180) : 1;
  const scale = SIZE / Math.max((right - left) * narrow, top - bottom, Number.EPSILON);
  const place = ([x, y]: Point) => `${((x - left) * narrow * scale).toFixed(2)},${((top - y) * scale).toFixed(2)}`;
  const width = (right - left) * narrow * scale;
  const height = (top - bottom) * scale;
  return (
    <svg className="outline" viewBox={`-8 -8 ${width + 16} ${height + 16}`} role="img" aria-label={label}>
      {rings.map((ring) => (
        <polygon key={place(ring[0] as Point) + ring.length} points={ring.map(place).join(' ')} />
      ))}
    </svg>
  );
}
