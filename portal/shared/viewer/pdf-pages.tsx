import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
// @ts-expect-error: the package does not declare it
import * as worker from 'pdfjs-dist/build/pdf.worker.mjs';
import { useEffect, useRef, useState } from 'react';
import { useTongue } from '../language.js';
import { viewerWords } from './messages.js';

// The pages' policy lets no script be loaded by a text, as a worker is: so it reads where the page is.
(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;

/** One page of a PDF at a time, as wide as there is room. */
export function PdfPages({ file, name }: { file: Blob; name: string }) {
  const { say, number } = useTongue();
  const [pdf, setPdf] = useState<PDFDocumentProxy | 'broken'>();
  const [page, setPage] = useState(1);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let left = false;
    const reading = file
      .arrayBuffer()
      .then((data) => getDocument({ data, isEvalSupported: false, enableXfa: false, stopAtErrors: false }));
    reading
      .then((task) => task.promise)
      .then(
        (read) => left || setPdf(read),
        () => left || setPdf('broken'),
      );
    return () => {
      left = true;
      void reading.then((task) => task.destroy());
    };
  }, [file]);
  useEffect(() => {
    if (!pdf || pdf === 'broken' || !canvas.current) return;
    const drawn = draw(pdf, page, canvas.current);
    return () => void drawn.then((task) => task?.cancel());
  }, [pdf, page]);
  if (pdf === 'broken') return <p className="notice bad">{say(viewerWords.BROKEN)}</p>;
  const pages = pdf?.numPages ?? 1;
  return (
    <>
      <canvas ref={canvas} className="page-of-file" role="img" aria-label={name} />
      <p className="row">
        <button
          type="button"
          className="button second small"
          aria-disabled={page <= 1}
          onClick={() => setPage(Math.max(1, page - 1))}
        >
          {say(viewerWords.BEFORE)}
        </button>
        <span role="status">{say(viewerWords.PAGE({ page: number(page), of: number(pages) }))}</span>
        <button
          type="button"
          className="button second small"
          aria-disabled={page >= pages}
          onClick={() => setPage(Math.min(pages, page + 1))}
        >
          {say(viewerWords.AFTER)}
        </button>
      </p>
    </>
  );
}

/** Twice as fine as it is shown, so that plans can be read; a page of any size stays within what a canvas holds. */
async function draw(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement) {
  const page = await pdf.getPage(number);
  const { width } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: Math.min(4, (2 * Math.max(320, canvas.clientWidth)) / width) });
  canvas.width = Math.min(4096, viewport.width);
  canvas.height = Math.min(8192, viewport.height);
  const task = page.render({ canvas, viewport });
  task.promise.catch(() => undefined);
  return task;
}
