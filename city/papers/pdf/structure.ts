import type { default as PDFDocument, StructureElement } from 'pdfkit';
import type { Placed } from './boxes.js';
import type { Tag } from './tags.js';

export interface Structure {
  /** what a text or a drawing is a part of; none in an artifact */
  elements: Map<Placed, StructureElement>;
  root: StructureElement;
}

/** The elements of a paper in the order in which they are read. What comes again on every page is read once. */
export function structureOf(doc: PDFDocument, pages: readonly Placed[], direction: 'rtl' | 'ltr'): Structure {
  const root = doc.struct('Document');
  root.dictionary.data.A = { O: 'Layout', WritingMode: direction === 'rtl' ? 'RlTb' : 'LrTb' };
  const known = new Map<Tag, StructureElement>();
  const elements: Structure['elements'] = new Map();

  function walk(box: Placed, parent: StructureElement): void {
    const element = elementOf(box, parent);
    if (!element) return;
    if (box.kind === 'text' || box.kind === 'drawing') elements.set(box, element);
    for (const child of box.children) walk(child, element);
  }

  /** Its own, its parent's where it is none, and none in an artifact. */
  function elementOf({ tag, repeats }: Placed, parent: StructureElement): StructureElement | undefined {
    if (!tag) return parent;
    const before = known.get(tag);
    if (tag.type === 'Artifact' || (before && repeats)) return undefined;
    if (before) return before;
    const { type, alt, lang } = tag;
    const element = doc.struct(type, {
      ...(alt && { alt }),
      ...(lang && { lang }),
      ...(type === 'TH' && { scope: 'Column' }),
    });
    known.set(tag, element);
    parent.add(element);
    return element;
  }

  for (const page of pages) walk(page, root);
  return { elements, root };
}
