import type { Glyph } from 'fontkit';

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

/** What a text is once it is set: the setting library's own names, as far as they are read here. */
export interface Line {
  /** from left to right, as it is seen; parentheses are turned already */
  string: string;
  runs: Run[];
  box: { x: number; y: number; height: number };
  /** of the highest letter above the line that letters stand on */
  ascent: number;
}

export interface Run {
  /** its part of the line's string */
  start: number;
  end: number;
  glyphs?: readonly Glyph[];
  positions?: readonly Position[];
  xAdvance: number;
  attributes: { bidiLevel?: number };
}

/** In points, but for the width. */
export interface Position {
  xAdvance: number;
  xOffset: number;
  yOffset: number;
}
