import type PDFDocument from 'pdfkit';

/** Draws with its upper left corner at that place. */
export type Drawing = (doc: PDFDocument, x: number, y: number) => void;

/** It takes more than its types say: the fonts. */
type Layout = (document: unknown, fonts: unknown) => Promise<never>;

/** The last one: a city has one emblem, on all its papers. */
let kept: { src: string; drawing: Promise<Drawing> } | undefined;

/** A picture of 48 points that is drawn whole. The library that reads pictures is loaded only where one is drawn. */
export function emblemOf(src: string): Promise<Drawing> {
  if (kept?.src !== src) kept = { src, drawing: open(src) };
  return kept.drawing;
}

async function open(src: string): Promise<Drawing> {
  const [{ createElement: h }, { Document, Font, Image, Page, pdf }, { default: layOut }, { default: render }] =
    await Promise.all([
      import('react'),
      import('@react-pdf/renderer'),
      import('@react-pdf/layout'),
      import('@react-pdf/render'),
    ]);
  const image = h(Image, { src, style: { width: 48, height: 48, objectFit: 'contain' } });
  const page = pdf(h(Document, null, h(Page, { size: [48, 48] }, image)));
  const layout = await (layOut as unknown as Layout)(page.container.document, Font);
  return (doc, x, y) => {
    doc.translate(x, y);
    // It draws on the page that there is, and ends nothing.
    const drawn = Object.assign(doc, { addPage: () => doc, end: () => undefined });
    render(drawn as never, layout as never);
    for (const own of ['addPage', 'end']) Reflect.deleteProperty(drawn, own);
  };
}
