import PDFDocument from 'pdfkit';
import type { Placed } from './boxes.js';
import { createPainter } from './paint.js';
import { structureOf } from './structure.js';

/** What the file says of itself. */
interface About {
  title: string;
  author: string;
  subject: string;
  at: Date;
  /** as BCP 47 writes it */
  language: string;
  direction: 'rtl' | 'ltr';
}

/** Pages as PDF/A-2a: their elements in the order of reading, their text as it is written, their colours defined. */
export async function drawDocument(pages: readonly Placed[], about: About): Promise<Buffer> {
  const doc = openDocument(about);
  const { elements, root } = structureOf(doc, pages, about.direction);
  doc.addStructure(root);
  const paint = createPainter(doc, elements);
  const bytes = collect(doc);
  for (const page of pages) {
    doc.addPage({ size: [page.width, page.height], margin: 0 });
    paint(page);
  }
  doc.end();
  return bytes;
}

function openDocument({ title, author, subject, at, language, direction }: About): PDFDocument {
  const info = { Title: title, Author: author, Subject: subject, Creator: 'Parvaneh', Producer: 'Parvaneh' };
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: language,
    displayTitle: true,
    autoFirstPage: false,
    font: null,
    info: { ...info, CreationDate: at, ModDate: at },
  });
  const { ViewerPreferences } = doc._root.data as { ViewerPreferences?: { data: Record<string, unknown> } };
  if (ViewerPreferences) ViewerPreferences.data.Direction = direction === 'rtl' ? 'R2L' : 'L2R';
  return doc;
}

async function collect(doc: PDFDocument): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc) chunks.push(chunk);
  return Buffer.concat(chunks);
}
