/** The part of pdfkit that papers are written with; its own names. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';
  import type { Font } from 'fontkit';

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
    font: Font;
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
    /** what is set where no font was chosen: Helvetica, unless it is null */
    font?: null;
    info?: Record<string, string | Date>;
  }

  export default class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    page: { fonts: Record<string, Reference> };
    _root: Reference;
    _font: EmbeddedFont;
    font(font: Font): this;
    addPage(options: { size: [number, number]; margin: number }): this;
    end(): void;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    fillColor(color: string): this;
    rect(x: number, y: number, width: number, height: number): this;
    fill(rule?: 'even-odd'): this;
    addContent(operators: string): this;
    struct(type: string, options?: StructureOptions): StructureElement;
    addStructure(element: StructureElement): this;
    markStructureContent(type: string): StructureContent;
    markContent(tag: string, options?: { type?: string }): this;
    endMarkedContent(): this;
  }
}
