/** Kinds of structure elements, by their names in ISO 32000; an artifact is what nobody reads out, such as a page's foot. */
type TagType =
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Artifact';

/** What an element of a paper is. The object stands for the element: what goes on over the next page keeps its own. */
export interface Tag {
  type: TagType;
  /** of a figure: what it shows */
  alt?: string;
  /** where it is not Persian */
  lang?: string;
}

/** The element's properties with what it is. The library that lays papers out hands on properties that it does not know. */
export const tagged = <const P extends object>(type: TagType, props: P, more: Omit<Tag, 'type'> = {}): P => ({
  ...props,
  tag: { type, ...more } satisfies Tag,
});

/** An element once it is laid out: the library's tree, as far as it is read here. */
export interface LaidOut {
  type: string;
  props?: { tag?: Tag; fixed?: boolean; paint?: () => void };
  children?: LaidOut[];
  lines?: Line[];
  box?: object;
  style?: object;
}

export interface Line {
  /** from left to right, as it is seen; parentheses are turned already */
  string: string;
  runs: Run[];
}

export interface Run {
  /** its part of the line's string */
  start: number;
  end: number;
  glyphs?: Glyph[];
  positions?: Position[];
  attributes: { bidiLevel?: number };
}

export interface Glyph {
  id: number;
  /** in units of the font, as the position's of the same name */
  advanceWidth: number;
  codePoints: number[];
}

/** In points, but for the width. */
export interface Position {
  xAdvance: number;
  xOffset: number;
  yOffset: number;
}
