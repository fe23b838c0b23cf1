import { create } from 'qrcode';
import type { Drawing } from './emblem.js';

/** modules of empty margin around a code, as its standard asks */
const QUIET_ZONE_MODULES = 4;

/** The text as a QR code of `width` points, drawn as one path: it stays sharp at any size. */
export function qrCode(text: string, width: number): Drawing {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
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
