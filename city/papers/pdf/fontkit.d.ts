/** The part of fontkit that papers are set with; its own names. */
declare module 'fontkit' {
  export interface Glyph {
    id: number;
    codePoints: number[];
    /** in units of the font */
    advanceWidth: number;
    /** reads its outline from the font's file; nobody changes what it gives */
    _decode(): unknown;
  }

  export interface Font {
    getGlyph(id: number, codePoints?: number[]): Glyph;
    glyphForCodePoint(code: number): Glyph;
    /** of what was asked for, by glyph: as the letters that it stood for the first time */
    _glyphs: Record<number, Glyph>;
  }

  export function openSync(file: string): Font;
}
