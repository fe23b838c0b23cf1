import type { default as PDFDocument } from 'pdfkit';
import type { Tag } from './tags.js';
import { linesOf, type SetLine, type TextStyle } from './text-lines.js';

/** Of all four sides, in points; what is left out is nothing. */
export interface Edges {
  top?: number;
  right?: number;
  bottom?: number;
  left?: number;
}

/**
 * A part of a page. A stack has its children under each other; a row beside each other from the right, each with its width
 * or its share of what is left; pairs are two a line, from the right. A drawing is as large as it says.
 */
export interface Box {
  kind: 'stack' | 'row' | 'pairs' | 'text' | 'drawing';
  children?: Box[];
  text?: string;
  style?: TextStyle;
  /** draws with its upper left corner at that place */
  paint?: (doc: PDFDocument, x: number, y: number) => void;
  tag?: Tag;
  margin?: Edges;
  padding?: Edges;
  border?: Edges;
  borderColor?: string;
  background?: string;
  exactWidth?: number;
  share?: number;
  exactHeight?: number;
  leastHeight?: number;
  /** never parted between pages */
  isWhole?: boolean;
  startsPage?: boolean;
  /** of a row or pairs: beside each other from the left */
  fromLeft?: boolean;
  /** points that must be left under it: else it moves to the next page */
  ahead?: number;
  /** comes again on every page that what it stands in reaches */
  repeats?: boolean;
  /** the number of its block in the body; a paper's closing has none */
  part?: number | 'closing';
  /** of a text that is laid out already */
  lines?: SetLine[];
  /** of a text that goes on from another page: points from its top to its lines, which take no room of their own */
  drop?: number;
}

/** A box with its place in the one that it stands in. */
export interface Placed extends Box {
  children: Placed[];
  top: number;
  left: number;
  width: number;
  height: number;
}

const edge = (edges: Edges | undefined, side: keyof Edges) => edges?.[side] ?? 0;
const inset = ({ padding, border }: Box, side: keyof Edges) => edge(padding, side) + edge(border, side);
const sides = (edges: Edges | undefined) => edge(edges, 'left') + edge(edges, 'right');
const insets = (box: Box) => inset(box, 'left') + inset(box, 'right');

/** Lays a box out in a width. Its own place is the corner; `most` is the height that its lines may take. */
export function place(box: Box, width: number, most?: number): Placed {
  const inner = width - insets(box);
  const placed: Placed = { ...box, children: [], top: 0, left: 0, width, height: 0 };
  const content = fill(placed, box, inner, most);
  const natural = inset(box, 'top') + content + inset(box, 'bottom');
  placed.height = box.exactHeight ?? Math.max(natural, box.leastHeight ?? 0);
  if (box.kind === 'row') {
    const within = placed.height - inset(box, 'top') - inset(box, 'bottom');
    for (const child of placed.children) stretch(child, within);
  }
  return placed;
}

/** Places what is in a box, and gives the height that it takes. */
function fill(placed: Placed, box: Box, inner: number, most?: number): number {
  switch (box.kind) {
    case 'text':
      placed.lines ??= linesOf(box.text ?? '', box.style as TextStyle, inner, most);
      return placed.lines.reduce((sum, line) => sum + line.box.height, 0);
    case 'drawing':
      return 0;
    case 'stack':
      return stack(placed, box, inner);
    case 'row':
      return row(placed, box.children ?? [], inset(box, 'top'));
    case 'pairs':
      return pairs(placed, box, inner);
  }
}

function stack(placed: Placed, box: Box, inner: number): number {
  const [top, left] = [inset(box, 'top'), inset(box, 'left')];
  const most = box.exactHeight && box.exactHeight - top - inset(box, 'bottom');
  let y = top;
  for (const child of box.children ?? []) {
    const { margin } = child;
    y += edge(margin, 'top');
    const at = place(child, inner - sides(margin), most);
    placed.children.push(Object.assign(at, { top: y, left: left + edge(margin, 'left') }));
    y += at.height + edge(margin, 'bottom');
  }
  return y - top;
}

/** Puts boxes beside each other at a height, and gives that of the highest. */
function row(placed: Placed, boxes: readonly Box[], top: number): number {
  const inner = placed.width - insets(placed);
  const taken = boxes.reduce((sum, box) => sum + (box.exactWidth ?? insets(box)) + sides(box.margin), 0);
  const shares = boxes.reduce((sum, { share = 0 }) => sum + share, 0);
  const widthOf = (box: Box) =>
    box.exactWidth ?? insets(box) + ((inner - taken) * (box.share ?? 0)) / Math.max(1, shares);
  let right = placed.width - inset(placed, 'right');
  let left = inset(placed, 'left');
  let highest = 0;
  for (const box of boxes) {
    const { margin } = box;
    const child = place(box, widthOf(box));
    right -= edge(margin, 'right') + child.width;
    left += edge(margin, 'left');
    const at = placed.fromLeft ? left : right;
    placed.children.push(Object.assign(child, { top: top + edge(margin, 'top'), left: at }));
    right -= edge(margin, 'left');
    left += child.width + edge(margin, 'right');
    highest = Math.max(highest, child.height + edge(margin, 'top') + edge(margin, 'bottom'));
  }
  return highest;
}

function pairs(placed: Placed, box: Box, inner: number): number {
  const children = (box.children ?? []).map((child) => ({ ...child, exactWidth: inner / 2 }));
  let y = inset(box, 'top');
  for (let i = 0; i < children.length; i += 2) {
    const height = row(placed, children.slice(i, i + 2), y);
    for (const child of placed.children.slice(i)) stretch(child, height);
    y += height;
  }
  return y - inset(box, 'top');
}

function stretch(child: Placed, height: number): void {
  child.height = child.exactHeight ?? height - edge(child.margin, 'top') - edge(child.margin, 'bottom');
}
