import { createRequire } from 'node:module';
import { Font } from '@react-pdf/renderer';

const require = createRequire(import.meta.url);
const fontFile = (weight: string) => require.resolve(`vazirmatn/fonts/ttf/Vazirmatn-${weight}.ttf`);

export const FAMILY = 'Vazirmatn';

/**
 * Opened anew for every paper: an open font remembers the glyphs of earlier papers, and what it remembers shows in the
 * bytes. Words are never hyphenated: Persian has no hyphenation.
 */
export function openFonts(): void {
  delete Font.getRegisteredFonts()[FAMILY];
  Font.register({ family: FAMILY, fonts: [{ src: fontFile('Regular') }, { src: fontFile('Bold'), fontWeight: 700 }] });
  Font.registerHyphenationCallback((word) => [word]);
}

export const INK = '#1b2b2a';
export const FAINT = '#5d6b69';
export const ACCENT = '#0b5d57';
export const RULE = '#b9c7c4';
export const SHADE = '#eef4f2';

export const BODY = 9.5;

/**
 * Every run of text is set with it. Without a direction of its own a run would be ordered from left to right, and a
 * line height is reckoned from the size named beside it, never from an inherited one.
 */
export const persian = (fontSize = BODY) =>
  ({ direction: 'rtl', textAlign: 'right', lineHeight: 1.55, fontSize }) as const;
