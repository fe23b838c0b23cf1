/** The part of pdfkit that papers are written with; its own names. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  interface Reference {
    data: Record<string, unknown>;
  }

  export interface StructureElement {
    dictionary: Reference;
    add(child: StructureElement | StructureContent): this;
    end(): void;
  }
  export interface StructureContent {
    refs: unknown[];
  }

  export interface StructureOptions {
    /** what stands in place of a picture */
    alt?: string;
    lang?: string;
    /** of a table's heading */
    scope?: 'Row' | 'Column';
  }

  export interface EmbeddedFont {
    id: string;
    scale: number;
    /** of each code, in thousandths of the size */
    widths: number[];
    /** of each code, what it says */
    unicode: number[][];
    font: { glyphForCodePoint(code: number): { id: number; advanceWidth: number } };
    subset: { glyphs: number[] };
    ref(): Reference;
  }

  interface DocumentOptions {
    compress?: boolean;
    pdfVersion?: string;
    subset?: string;
    tagged?: boolean;
    lang?: string;
    displayTitle?: boolean;
    autoFirstPage?: boolean;
    info?: Record<string, string | Date>;
  }

  export default class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    page: { fonts: Record<string, Reference> };
    _root: Reference;
    _font: EmbeddedFont;
    _fontSize: number;
    addContent(operators: string): this;
    struct(type: string, options?: StructureOptions): StructureElement;
    addStructure(element: StructureElement): this;
    markStructureContent(type: string): StructureContent;
    markContent(tag: string, options?: { type?: string }): this;
    endMarkedContent(): this;
    /** Takes the place of how the drawing library shows a run of glyphs. */
    glyphs?: unknown;
  }
}
