import { create } from 'qrcode';

/** modules of empty margin around a code, as its standard asks */
const QUIET_ZONE = 4;

/** A text as a QR code, drawn as one path. Fetched by whoever shows one. */
export default function Qr({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET_ZONE;
  const dark = Array.from(
    { length: modules.size ** 2 },
    (_, i) => [Math.floor(i / modules.size), i % modules.size] as const,
  )
    .filter(([row, column]) => modules.get(row, column) === 1)
    .map(([row, column]) => `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} className="qr" shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={dark.join('')} />
    </svg>
  );
}
