import layoutOf from '@react-pdf/layout';
import renderOn from '@react-pdf/render';
import { type DocumentProps, Font, pdf } from '@react-pdf/renderer';
import PDFDocument, { type StructureElement } from 'pdfkit';
import type { ReactElement } from 'react';
import { createGlyphWriter } from './glyph-writer.js';
import { structureOf } from './structure.js';
import type { Glyph, LaidOut, Position } from './tags.js';

/** What the file says of itself. */
interface About {
  title: string;
  author: string;
  subject: string;
  at: Date;
}

// Both take more than their types say: the fonts, and any document that is written to as pdfkit's is.
const layoutDocument = layoutOf as unknown as (document: unknown, fonts: typeof Font) => Promise<LaidOut>;
const renderDocument = renderOn as unknown as (doc: PDFDocument, layout: LaidOut) => void;

/**
 * A document as PDF/A-2a: its elements in the order of reading, its text as it is written, its colours defined. The
 * library lays it out and draws it; what it writes of text and structure is written here. `better` may give another document
 * for one that is laid out badly.
 */
export async function drawDocument(
  document: ReactElement<DocumentProps>,
  about: About,
  better: (layout: LaidOut) => ReactElement<DocumentProps> | undefined = () => undefined,
): Promise<Buffer> {
  const first = await laidOut(document);
  const other = better(first);
  const layout = other ? await laidOut(other) : first;
  const doc = openDocument(about);
  const { runs, root } = structureOf(doc, layout, { open, close });
  const write = createGlyphWriter(doc);
  let failure: unknown;

  /** Everything on a page is a part of an element or an artifact. */
  function open(element: StructureElement): void {
    doc.endMarkedContent();
    element.add(doc.markStructureContent(String(element.dictionary.data.S)));
  }
  function close(): void {
    doc.endMarkedContent();
    doc.markContent('Artifact');
  }

  doc.on('pageAdded', () => doc.markContent('Artifact'));
  doc.addStructure(root);
  doc.glyphs = (glyphs: readonly Glyph[], positions: readonly Position[]): void => {
    try {
      const run = runs.get(positions);
      if (!run) throw new Error('A text was drawn that is no part of the layout.');
      if (run.element && run.opens) open(run.element);
      write(glyphs, positions, run.spelt);
      if (run.element && run.closes) close();
    } catch (error) {
      failure ??= error; // what draws a run would only write it to the console
    }
  };
  const bytes = collect(doc);
  renderDocument(doc, layout);
  if (failure) throw failure;
  return bytes;
}

const laidOut = (document: ReactElement<DocumentProps>) => layoutDocument(pdf(document).container.document, Font);

function openDocument({ title, author, subject, at }: About): PDFDocument {
  const info = { Title: title, Author: author, Subject: subject, Creator: 'Parvaneh', Producer: 'Parvaneh' };
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'fa-IR',
    displayTitle: true,
    autoFirstPage: false,
    info: { ...info, CreationDate: at, ModDate: at },
  });
  const { ViewerPreferences } = doc._root.data as { ViewerPreferences?: { data: Record<string, unknown> } };
  if (ViewerPreferences) ViewerPreferences.data.Direction = 'R2L';
  return doc;
}

async function collect(doc: PDFDocument): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc) chunks.push(chunk);
  return Buffer.concat(chunks);
}
