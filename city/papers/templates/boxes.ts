import type { Box, Edges } from '../pdf/boxes.js';
import type { Tag } from '../pdf/tags.js';
import type { TextStyle } from '../pdf/text-lines.js';

type More = Omit<Box, 'kind' | 'children' | 'text' | 'style' | 'tag'>;

/** What an element is; each is one of its own, also where it goes on over the next page. */
export const tag = (type: Tag['type'], more: Omit<Tag, 'type'> = {}): Tag => ({ type, ...more });

export const text = (type: Tag['type'] | undefined, of: string, style: TextStyle, more: More = {}): Box => ({
  kind: 'text',
  text: of,
  style,
  ...(type && { tag: tag(type) }),
  ...more,
});

export const stack = (children: Box[], more: More & { tag?: Tag } = {}): Box => ({ kind: 'stack', children, ...more });

export const row = (children: Box[], more: More & { tag?: Tag } = {}): Box => ({ kind: 'row', children, ...more });

/** The same on all four sides. */
export const around = (points: number): Edges => ({ top: points, right: points, bottom: points, left: points });

export const framed = (points: number, color: string, padding: number) => ({
  border: around(points),
  borderColor: color,
  padding: around(padding),
});
