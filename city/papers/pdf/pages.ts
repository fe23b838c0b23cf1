import { type Box, type Edges, type Placed, place } from './boxes.js';

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89 };

/** A difference that only arithmetic makes parts nothing. */
const THRESHOLD = 0.001;
/** Lines of a text that stay together before and after its parting. */
const TOGETHER = 2;

type Parted = [now: Box[], next: Box[]];

/** A page's box as pages: what does not fit goes on, and each page is laid out with what stands on it. */
export function pagesOf(page: Box): Placed[] {
  const bottom = PAGE.height - (page.padding?.bottom ?? 0);
  const room = bottom - (page.padding?.top ?? 0);
  const pages: Placed[] = [];
  let rest: Box[] = page.children ?? [];
  do {
    const { children } = place({ ...page, children: rest }, PAGE.width);
    const [now, next] = part(children, bottom, room);
    pages.push(place({ ...page, children: now, exactHeight: PAGE.height }, PAGE.width));
    rest = next;
  } while (rest.length > 0);
  return pages;
}

/** What stands on this page, down to `height`, and what goes on over the next, which has `room` for it. */
function part(boxes: readonly Placed[], height: number, room: number): Parted {
  const now: Box[] = [];
  const next: Box[] = [];
  for (const [i, box] of boxes.entries()) {
    const later = boxes.slice(i + 1);
    const again = later.filter(({ repeats }) => repeats);
    if (box.repeats) {
      now.push(box);
      next.push(box);
    } else if (height <= box.top) {
      next.push(box);
    } else if (mustMove(box, later, height, room, now)) {
      now.push(...again);
      next.push({ ...box, isWhole: false, startsPage: false }, ...later);
      break;
    } else if (height + THRESHOLD < box.top + box.height) {
      const [above, below] = partBox(box, height - box.top, room);
      if (box.children.length > 0 && above.children?.length === 0) {
        // Of a box nothing would be left but its frame; at a page's beginning it is no better off on the next one.
        const stays = now.length === 0;
        now.push(...(stays ? [box] : []), ...again);
        next.push(...(stays ? [] : [box]), ...later);
        break;
      }
      now.push(above);
      next.push(below);
    } else now.push(box);
  }
  return [now, next];
}

/** What no page has room for is parted, whatever it wants. */
const mayBeParted = ({ kind, isWhole, height }: Placed, room: number) =>
  kind !== 'drawing' && (!isWhole || height > room);
const endOf = ({ top, height }: Placed) => top + height;

/** A box that begins a page, may not be parted, or would stand alone at a page's end goes to the next one. */
function mustMove(box: Placed, later: readonly Placed[], height: number, room: number, now: readonly Box[]): boolean {
  if (box.startsPage) return true;
  if (height < endOf(box)) return !mayBeParted(box, room);
  const wanted = endOf(box) + (box.margin?.bottom ?? 0) + (box.ahead ?? 0);
  const following = later.filter(({ repeats }) => !repeats).map(endOf);
  const end = following.length > 0 ? Math.min(wanted, Math.max(...following)) : wanted;
  return end > height && now.some(({ repeats }) => !repeats);
}

const closed = (edges: Edges | undefined, side: 'top' | 'bottom'): Edges => ({ ...edges, [side]: 0 });
const closedAt = (box: Box, side: 'top' | 'bottom') => ({
  margin: closed(box.margin, side),
  padding: closed(box.padding, side),
  border: closed(box.border, side),
});

function partBox(box: Placed, height: number, room: number): [Box, Box] {
  const [above, below] = [
    { ...box, ...closedAt(box, 'bottom') },
    { ...box, ...closedAt(box, 'top') },
  ];
  if (box.kind === 'text') {
    const at = lineToPart(box, height);
    const { lines = [] } = box;
    return [
      { ...above, lines: lines.slice(0, at) },
      { ...below, lines: lines.slice(at), drop: box.drop ?? box.padding?.top ?? 0 },
    ];
  }
  const [now, next] = part(box.children, height, room);
  const exact = box.exactHeight === undefined ? {} : { exactHeight: box.height - height };
  return [
    { ...above, exactHeight: height, children: now },
    { ...below, ...exact, children: next },
  ];
}

/** The number of lines that stay: never fewer than two here or there. */
function lineToPart({ lines = [] }: Placed, height: number): number {
  const first = lines[0]?.box.y ?? 0;
  const fitting = lines.findIndex(({ box }) => box.y - first + box.height > height);
  const at = fitting < 0 ? lines.length : fitting;
  if (at === 0) return 0;
  if (lines.length < TOGETHER) return lines.length;
  if (at < TOGETHER || lines.length < 2 * TOGETHER) return 0;
  return Math.min(at, lines.length - TOGETHER);
}
