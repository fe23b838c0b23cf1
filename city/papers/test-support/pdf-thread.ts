import { parentPort } from 'node:worker_threads';
import { createCanvas } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfFacts, PdfQuestion, PdfText } from './pdf.js';

const opened = (pdf: Uint8Array) => getDocument({ data: pdf, verbosity: 0 });

async function textsOf(pdf: Uint8Array): Promise<PdfText[]> {
  const task = opened(pdf);
  const document = await task.promise;
  const texts: PdfText[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    for (const item of items) if ('str' in item) texts.push({ page, text: item.str, place: item.transform });
  }
  await task.destroy();
  return texts;
}

async function codeOf(pdf: Uint8Array, scale: number): Promise<string | undefined> {
  const task = opened(pdf);
  const page = await (await task.promise).getPage(1);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  // Both are canvases after the same standard; only the names of their types differ.
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  await task.destroy();
  return jsqr.default(data, width, height)?.data;
}

interface Node {
  role?: string;
  alt?: string;
  children?: Node[];
}
const outline = ({ role, alt, children = [] }: Node): string => {
  const inside = children.filter((child) => child.role).map(outline);
  return `${role}${alt ? ` "${alt}"` : ''}${inside.length > 0 ? `(${inside.join(' ')})` : ''}`;
};

async function factsOf(pdf: Uint8Array): Promise<PdfFacts> {
  const task = opened(pdf);
  const document = await task.promise;
  const { info, metadata } = await document.getMetadata();
  const mark = await document.getMarkInfo();
  const structure: string[] = [];
  const letters: string[] = [];
  for (let at = 1; at <= document.numPages; at++) {
    const page = await document.getPage(at);
    structure.push(outline((await page.getStructTree()) as Node));
    const { fnArray, argsArray } = await page.getOperatorList();
    fnArray.forEach((operation, i) => {
      if (operation !== OPS.showText) return;
      for (const shown of argsArray[i][0]) if (typeof shown === 'object') letters.push(shown.unicode);
    });
  }
  await task.destroy();
  const part = metadata?.get('pdfaid:part');
  return {
    info: info as PdfFacts['info'],
    metadata: { part, conformance: metadata?.get('pdfaid:conformance') },
    isMarked: mark?.Marked ?? false,
    structure,
    letters,
  };
}

parentPort?.on('message', async ({ id, pdf, about }: PdfQuestion) => {
  try {
    const answer =
      about === 'texts' ? await textsOf(pdf) : about === 'facts' ? await factsOf(pdf) : await codeOf(pdf, about.codeAt);
    parentPort?.postMessage({ id, answer });
  } catch (error) {
    parentPort?.postMessage({ id, failure: String(error) });
  }
});
