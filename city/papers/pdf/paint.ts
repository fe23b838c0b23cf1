import type { EmbeddedFont, default as PDFDocument, StructureElement } from 'pdfkit';
import type { Edges, Placed } from './boxes.js';
import { fontOf, type Weight } from './fonts.js';
import { createGlyphWriter } from './glyph-writer.js';
import type { Structure } from './structure.js';

/** Draws a page on the document's last one. Everything on a page is a part of an element or an artifact. */
export function createPainter(doc: PDFDocument, elements: Structure['elements']): (page: Placed) => void {
  const write = createGlyphWriter(doc);
  const fonts = new Map<Weight, EmbeddedFont>();
  let ink: string | undefined;

  function fill(color: string): void {
    if (color !== ink) doc.fillColor(color);
    ink = color;
  }

  function embedded(weight: Weight): EmbeddedFont {
    const font = fonts.get(weight) ?? doc.font(fontOf(weight))._font;
    fonts.set(weight, font);
    return font;
  }

  /** `x` and `y` are the place of the box that it stands in. */
  function paint(box: Placed, x: number, y: number): void {
    const [left, top] = [x + box.left, y + box.top];
    if (box.background) {
      fill(box.background);
      doc.rect(left, top, box.width, box.height).fill();
    }
    if (box.border && box.borderColor) {
      fill(box.borderColor);
      frame(box, box.border, left, top);
    }
    const element = elements.get(box);
    if (box.lines) paintText(box, left, top, element);
    if (box.paint) paintDrawing(box.paint, left, top, element);
    for (const child of box.children) paint(child, left, top);
  }

  function frame({ width, height }: Placed, border: Edges, x: number, y: number): void {
    const { top = 0, right = 0, bottom = 0, left = 0 } = border;
    // A strip for each edge that there is: of one that has no width, some viewers show a hairline.
    const strips: [x: number, y: number, width: number, height: number][] = [
      [x, y, width, top],
      [x, y + height - bottom, width, bottom],
      [x, y + top, left, height - top - bottom],
      [x + width - right, y + top, right, height - top - bottom],
    ];
    const drawn = strips.filter(([, , wide, high]) => wide > 0 && high > 0);
    for (const strip of drawn) doc.rect(...strip);
    if (drawn.length > 0) doc.fill();
  }

  function paintText(text: Placed, x: number, y: number, element?: StructureElement): void {
    const { lines = [], style, padding, drop = padding?.top ?? 0 } = text;
    if (!style || lines.every(({ runs }) => runs.length === 0)) return;
    fill(style.color);
    if (element) open(element);
    const font = embedded(style.weight ?? 'Regular');
    const first = lines[0]?.box.y ?? 0;
    for (const { runs, spelt, box, ascent } of lines) {
      let at = x + (padding?.left ?? 0) + box.x;
      const base = y + drop - first + box.y + ascent;
      for (const [i, { glyphs = [], positions = [], xAdvance }] of runs.entries()) {
        const said = spelt[i];
        if (said) write({ font, size: style.size, x: at, y: base }, glyphs, positions, said);
        at += xAdvance;
      }
    }
    if (element) close();
  }

  function paintDrawing(draw: NonNullable<Placed['paint']>, x: number, y: number, element?: StructureElement): void {
    if (element) open(element);
    doc.save();
    draw(doc, x, y);
    doc.restore();
    ink = undefined;
    if (element) close();
  }

  function open(element: StructureElement): void {
    doc.endMarkedContent();
    element.add(doc.markStructureContent(String(element.dictionary.data.S)));
  }

  function close(): void {
    doc.endMarkedContent();
    doc.markContent('Artifact');
  }

  return (page) => {
    ink = undefined;
    doc.markContent('Artifact');
    paint(page, 0, 0);
  };
}
