import type { Box, Edges } from '../pdf/boxes.js';
import type { TextStyle } from '../pdf/text-lines.js';

const ARABIC_SCRIPT = /[\u0600-\u06ff]/;

/** The same page for a language that is written from the left: every row begins there, every edge changes sides. */
export function fromLeft(box: Box): Box {
  const { children, style, margin, padding, border, text = '' } = box;
  return {
    ...box,
    ...(children && { children: children.map(fromLeft) }),
    ...(style && { style: turned(style, text) }),
    ...(margin && { margin: swapped(margin) }),
    ...(padding && { padding: swapped(padding) }),
    ...(border && { border: swapped(border) }),
    ...((box.kind === 'row' || box.kind === 'pairs') && { fromLeft: true }),
  };
}

/** A name in Arabic script alone keeps its direction. */
const turned = (style: TextStyle, text: string): TextStyle => ({
  ...style,
  direction: ARABIC_SCRIPT.test(text) && !/\p{Script=Latin}/u.test(text) ? 'rtl' : 'ltr',
  align: style.align === 'right' ? 'left' : style.align,
});

const swapped = ({ left, right, ...edges }: Edges): Edges => ({
  ...edges,
  ...(left !== undefined && { right: left }),
  ...(right !== undefined && { left: right }),
});
