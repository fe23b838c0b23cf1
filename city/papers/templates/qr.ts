import { create } from 'qrcode';
import type { Drawing } from './emblem.js';

/** modules of empty margin around a code, as its standard asks */
const QUIET_ZONE_MODULES = 4;

/** From here on a code says the length of each part in as many bits as below. */
const LONG = 256;

/**
 * Whether a text is shortest as bytes from end to end, so that the ways to divide it need not be weighed: in a code of its
 * length, a run in another mode takes 35 bits more, 15 at an end, and saves 14/3 bits a digit and 5/2 of what else it has,
 * each of its parts rounded.
 */
export function isShortestAsBytes(text: string): boolean {
  if (text.length < LONG || !/^[ -~]+$/.test(text)) return false;
  return [...text.matchAll(/[0-9A-Z $%*+./:-]+/g)].every(({ 0: run, index }) => {
    const atEnd = index === 0 || index + run.length === text.length;
    const saved = (run.match(/\d+|\D+/g) ?? []).map((part) =>
      /\d/.test(part) ? (part.length * 14 + 2) / 3 : (part.length * 5 + 1) / 2,
    );
    return run.length < text.length && saved.reduce((sum, bits) => sum + bits, 0) < (atEnd ? 15 : 35);
  });
}

/** The text as a QR code of `width` points, drawn as one path: it stays sharp at any size. */
export function qrCode(text: string, width: number): Drawing {
  const parts = isShortestAsBytes(text) ? [{ data: Buffer.from(text), mode: 'byte' as const }] : text;
  const { modules } = create(parts, { errorCorrectionLevel: 'M' });
  const side = width / (modules.size + 2 * QUIET_ZONE_MODULES);
  const rows = Array.from({ length: modules.size }, (_, row) => runs(row, (column) => modules.get(row, column) === 1));
  return (doc, x, y) => {
    doc.fillColor('#fff').rect(x, y, width, width).fill();
    doc.fillColor('#000').translate(x, y).addContent(`${side} 0 0 ${side} 0 0 cm`);
    doc.addContent(`${rows.flat().join('\n')}\nf`);
  };

  function runs(row: number, dark: (column: number) => boolean): string[] {
    const squares: string[] = [];
    for (let column = 0; column < modules.size; column++) {
      if (!dark(column)) continue;
      const start = column;
      while (column < modules.size && dark(column)) column++;
      squares.push(`${start + QUIET_ZONE_MODULES} ${row + QUIET_ZONE_MODULES} ${column - start} 1 re`);
    }
    return squares;
  }
}
