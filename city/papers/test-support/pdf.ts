import { createCanvas } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const opened = (pdf: Buffer) => getDocument({ data: new Uint8Array(pdf), verbosity: 0 });

/** The text of every page as a reader's program extracts it, without the marks that only steer its direction. */
export async function pageTexts(pdf: Buffer): Promise<string[]> {
  const task = opened(pdf);
  const document = await task.promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    texts.push(text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' '));
  }
  await task.destroy();
  return texts;
}

/** What a camera reads in the picture of the first page; undefined where there is no code. */
export async function scannedCode(pdf: Buffer, scale = 2): Promise<string | undefined> {
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
