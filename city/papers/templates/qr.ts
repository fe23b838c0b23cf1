import { Path, Rect, Svg } from '@react-pdf/renderer';
import { create } from 'qrcode';
import { createElement as h, type ReactElement } from 'react';

/** modules of empty margin around a code, as its standard asks */
const QUIET_ZONE_MODULES = 4;

/** The text as a QR code of `width` points, drawn as one path: it stays sharp at any size. */
export function qrCode(text: string, width: number): ReactElement {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET_ZONE_MODULES;
  const rows = Array.from({ length: modules.size }, (_, row) => runs(row, (column) => modules.get(row, column) === 1));
  return h(
    Svg,
    { width, height: width, viewBox: `0 0 ${side} ${side}` },
    h(Rect, { x: 0, y: 0, width: side, height: side, fill: '#fff' }),
    h(Path, { d: rows.flat().join(''), fill: '#000' }),
  );

  function runs(row: number, dark: (column: number) => boolean): string[] {
    const squares: string[] = [];
    for (let column = 0; column < modules.size; column++) {
      if (!dark(column)) continue;
      const start = column;
      while (column < modules.size && dark(column)) column++;
      squares.push(
        `M${start + QUIET_ZONE_MODULES} ${row + QUIET_ZONE_MODULES}h${column - start}v1h-${column - start}z`,
      );
    }
    return squares;
  }
}
