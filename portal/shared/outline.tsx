import { ringsOf } from '../../forms/geometry.js';

const SIZE = 200;

/** A plot as a line drawing, north up. Degrees are drawn as wide as they are there. */
export function Outline({ geometry, label }: { geometry: unknown; label: string }) {
  const rings = ringsOf(geometry);
  const points = rings.flat();
  if (points.length === 0) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const narrow = Math.cos((top * Math.PI) / 180);
  const scale = SIZE / Math.max((right - left) * narrow, top - bottom, Number.EPSILON);
  const place = ([x, y]: readonly [number, number]) =>
    `${((x - left) * narrow * scale).toFixed(2)},${((top - y) * scale).toFixed(2)}`;
  const path = rings.map((ring) => `M${ring.map(place).join('L')}Z`).join('');
  const [width, height] = [(right - left) * narrow * scale, (top - bottom) * scale];
  return (
    <svg className="outline" viewBox={`-8 -8 ${width + 16} ${height + 16}`} role="img" aria-label={label}>
      <path d={path} fillRule="evenodd" />
    </svg>
  );
}
