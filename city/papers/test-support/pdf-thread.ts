import { parentPort } from 'node:worker_threads';
import { createCanvas } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfQuestion, PdfText } from './pdf.js';

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

parentPort?.on('message', async ({ id, pdf, codeAt }: PdfQuestion) => {
  try {
    const answer = codeAt === undefined ? await textsOf(pdf) : await codeOf(pdf, codeAt);
    parentPort?.postMessage({ id, answer });
  } catch (error) {
    parentPort?.postMessage({ id, failure: String(error) });
  }
});
