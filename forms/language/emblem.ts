import { z } from 'zod';

/** Characters of a whole emblem: some 64 KiB of picture. */
const LONGEST = 90_000;
/** Pixels on a side. */
const WIDEST = 2_000;
const WRITTEN = /^data:image\/(png|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})$/;
/** What draws, and nothing that loads, runs or is typed. */
const SHAPES = new Set(
  'svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath title desc'.split(
    ' ',
  ),
);

/** A city's emblem: a PNG, or an SVG of plain shapes, as a data URL. It is drawn on every paper, so it can only be looked at. */
export const Emblem = z
  .string()
  .max(LONGEST)
  .superRefine((text, context) => {
    const message = wrongWith(text);
    if (message) context.addIssue({ code: 'custom', message });
  });

function wrongWith(text: string): string | undefined {
  const [, kind, encoded = ''] = WRITTEN.exec(text) ?? [];
  if (!kind) return 'an emblem is a PNG or SVG as data:image/png;base64,… or data:image/svg+xml;base64,…';
  const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
  return kind === 'png' ? wrongWithPng(bytes) : wrongWithSvg(new TextDecoder().decode(bytes));
}

function wrongWithPng(bytes: Uint8Array): string | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, i) => bytes[i] !== byte)) return 'this is no PNG';
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const fits = (side: number) => side >= 1 && side <= WIDEST;
  return fits(width) && fits(height) ? undefined : `an emblem has at most ${WIDEST} pixels on a side`;
}

function wrongWithSvg(svg: string): string | undefined {
  if (!/^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(svg) || !/<\/svg>\s*$/.test(svg)) return 'this is no SVG';
  if (/<!(?!--)|<\?(?!xml)/.test(svg)) return 'an emblem declares no types or entities';
  const other = Array.from(svg.matchAll(/<\/?([A-Za-z][\w:-]*)/g), ([, name = '']) => name).find(
    (name) => !SHAPES.has(name),
  );
  if (other) return `an emblem has no <${other}>; it is made of ${[...SHAPES].join(', ')}`;
  if (/[\s"'](on\w+|(\w+:)?href|style)\s*=/i.test(svg)) return 'an emblem has no links, styles or scripts';
  return /url\(\s*["']?(?!#)/i.test(svg) ? 'an emblem loads nothing from elsewhere' : undefined;
}
