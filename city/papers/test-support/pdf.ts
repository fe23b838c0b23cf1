import { Worker } from 'node:worker_threads';

/** A text of a page and the matrix that places it. */
export interface PdfText {
  page: number;
  text: string;
  place: number[];
}

/** What a reader's program finds out about a PDF beside its texts. */
export interface PdfFacts {
  info: Record<string, unknown>;
  /** of the embedded metadata: `pdfaid:part`, … */
  metadata: Record<string, unknown>;
  isMarked: boolean;
  /** kinds of elements as they are nested, of every page; what is read out in place of a picture in quotes */
  structure: string[];
  /** what each code that is drawn says, of every page */
  letters: string[];
}

/** `codeAt`: the scale at which the first page's code is looked for. */
export interface PdfQuestion {
  id: number;
  pdf: Uint8Array;
  about: 'texts' | 'facts' | { codeAt: number };
}

interface PdfAnswer {
  id: number;
  answer?: unknown;
  failure?: string;
}

let reader: Worker | undefined;
const waiting = new Map<number, (answer: PdfAnswer) => void>();
let asked = 0;

/** The library that reads PDFs changes JSON and other globals of the thread it is in, so it has one to itself. */
function startReader(): Worker {
  const file = new URL('./pdf-thread.ts', import.meta.url).href;
  const script = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(file)}, ${JSON.stringify(file)}))`;
  const worker = new Worker(script, { eval: true });
  worker.on('message', (answer: PdfAnswer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  worker.unref();
  return worker;
}

function ask(pdf: Buffer, about: PdfQuestion['about']): Promise<unknown> {
  reader ??= startReader();
  const question: PdfQuestion = { id: asked++, pdf: new Uint8Array(pdf), about };
  return new Promise((resolve, reject) => {
    waiting.set(question.id, ({ answer, failure }) => (failure ? reject(new Error(failure)) : resolve(answer)));
    reader?.postMessage(question);
  });
}

/** Every text of a PDF in its order, where it stands. */
export const placedTexts = (pdf: Buffer) => ask(pdf, 'texts') as Promise<PdfText[]>;

/** The text of every page as a reader's program extracts it, without the marks that only steer its direction. */
export async function pageTexts(pdf: Buffer): Promise<string[]> {
  const pages: string[][] = [];
  for (const { page, text } of await placedTexts(pdf)) {
    pages[page - 1] ??= [];
    pages[page - 1]?.push(text);
  }
  return Array.from(pages, (texts = []) =>
    texts
      .join(' ')
      .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' '),
  );
}

/** What a camera reads in the picture of the first page; undefined where there is no code. */
export const scannedCode = (pdf: Buffer, scale = 2) => ask(pdf, { codeAt: scale }) as Promise<string | undefined>;

export const factsOf = (pdf: Buffer) => ask(pdf, 'facts') as Promise<PdfFacts>;
