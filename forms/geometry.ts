/** The format of a field that holds an area of the ground: GeoJSON of a Polygon or a MultiPolygon, as text. */
export const GEOMETRY_FORMAT = 'geojson';

type Point = readonly [longitude: number, latitude: number];
type Ring = readonly Point[];
type Edge = readonly [Point, Point];

interface Area {
  type: 'Polygon' | 'MultiPolygon';
  /** of each polygon its rings, the outer one first */
  polygons: readonly (readonly Ring[])[];
}

/** More than the outline of a plot has; crossing edges are looked for in each pair. */
const MOST_POINTS = 500;
/** Metres, as RFC 7946 has the ellipsoid of WGS 84. */
const EARTH_RADIUS = 6_378_137;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What maps write around a geometry: a feature, or a collection of one. */
function bare(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (value.type === 'Feature') return value.geometry;
  const { features } = value;
  return value.type === 'FeatureCollection' && Array.isArray(features) && features.length === 1
    ? bare(features[0])
    : value;
}

const isPoint = (point: unknown): point is Point =>
  Array.isArray(point) &&
  point.length >= 2 &&
  [180, 90].every((most, i) => Number.isFinite(point[i]) && Math.abs(point[i]) <= most);

const same = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1];
const isRing = (ring: unknown): ring is Ring =>
  Array.isArray(ring) && ring.length >= 4 && ring.every(isPoint) && same(ring[0] as Point, ring.at(-1) as Point);

/** The area that a value is, whether or not its edges cross. */
function areaIn(value: unknown): Area | undefined {
  const geometry = bare(value);
  if (!isObject(geometry)) return undefined;
  const { type, coordinates } = geometry;
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (!Array.isArray(polygons) || polygons.length === 0) return undefined;
  const isWhole = polygons.every((rings) => Array.isArray(rings) && rings.length > 0 && rings.every(isRing));
  if (!isWhole) return undefined;
  const flat = polygons.map((rings: Ring[]) => rings.map((ring) => ring.map(([x, y]): Point => [x, y])));
  return { type: type as Area['type'], polygons: flat };
}

/** Twice the area of a triangle; its sign says on which side of the line a–b the point c lies. */
const side = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
const within = (low: number, high: number, at: number) => Math.min(low, high) <= at && at <= Math.max(low, high);
const isOn = ([a, b]: Edge, point: Point) =>
  side(a, b, point) === 0 && within(a[0], b[0], point[0]) && within(a[1], b[1], point[1]);

function meet(one: Edge, other: Edge): boolean {
  const [a, b] = one;
  const [c, d] = other;
  const apart = (p: number, q: number) => (p > 0 && q < 0) || (p < 0 && q > 0);
  if (apart(side(a, b, c), side(a, b, d)) && apart(side(c, d, a), side(c, d, b))) return true;
  return isOn(one, c) || isOn(one, d) || isOn(other, a) || isOn(other, b);
}

/** Neighbours share the point between them, and no more. */
function meetBeside([a, b]: Edge, [, d]: Edge): boolean {
  return isOn([a, b], d) || same(a, b);
}

/** Whether edges of a polygon meet where they should not: a figure of eight has no inside. */
function crosses(rings: readonly Ring[]): boolean {
  const edges = rings.flatMap((ring, of) =>
    ring.slice(1).map((point, i) => ({ edge: [ring[i] as Point, point] as Edge, of, i, last: ring.length - 2 })),
  );
  return edges.some((one, at) =>
    edges.slice(at + 1).some((other) => {
      const isNext = one.of === other.of && other.i === one.i + 1;
      const isLast = one.of === other.of && one.i === 0 && other.i === other.last;
      if (isNext) return meetBeside(one.edge, other.edge);
      return isLast ? meetBeside(other.edge, one.edge) : meet(one.edge, other.edge);
    }),
  );
}

/** GeoJSON as a form keeps it: the geometry alone, without heights, without what stands around it; undefined where it is none. */
export function geometryText(value: unknown): string | undefined {
  const area = areaIn(typeof value === 'string' ? parsed(value) : value);
  if (!area) return undefined;
  const { type, polygons } = area;
  return JSON.stringify({ type, coordinates: type === 'Polygon' ? polygons[0] : polygons });
}

/** Whether a text is an area: its rings closed, in degrees, of no more points than a plot has, no edges crossing. */
export function isGeometry(text: string): boolean {
  const area = areaIn(parsed(text));
  if (!area || pointsOf(area) > MOST_POINTS) return false;
  return area.polygons.every((rings) => !crosses(rings));
}

const pointsOf = ({ polygons }: Area): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((points, ring) => points + ring.length, 0), 0);

/** All rings of an area, to be drawn; none where a value is no area. */
export const ringsOf = (value: unknown): Ring[] =>
  areaIn(typeof value === 'string' ? parsed(value) : value)?.polygons.flat() ?? [];

const radians = (degrees: number) => (degrees * Math.PI) / 180;

function ringArea(ring: Ring): number {
  const sum = ring.slice(1).reduce((total, [x, y], i) => {
    const [fromX, fromY] = ring[i] as Point;
    return total + radians(x - fromX) * (2 + Math.sin(radians(fromY)) + Math.sin(radians(y)));
  }, 0);
  return Math.abs((sum * EARTH_RADIUS ** 2) / 2);
}

/** Square metres on the sphere, with two decimals, as text; holes are taken off. Undefined where a value is no area. */
export function squareMetres(value: unknown): string | undefined {
  const area = areaIn(typeof value === 'string' ? parsed(value) : value);
  return area?.polygons
    .reduce(
      (sum, [outer, ...holes]) =>
        sum + ringArea(outer as Ring) - holes.reduce((taken, hole) => taken + ringArea(hole), 0),
      0,
    )
    .toFixed(2);
}
