import type { default as PDFDocument, StructureElement } from 'pdfkit';
import { type SpeltRun, spelling } from './spelling.js';
import type { LaidOut, Position, Tag } from './tags.js';

/** What a run of glyphs is a part of, by the object of its places: the one thing that drawing hands on untouched. */
export interface RunMark {
  spelt: SpeltRun;
  /** undefined in an artifact */
  element: StructureElement | undefined;
  /** the first and the last run that its text has on this page */
  opens: boolean;
  closes: boolean;
}

export interface Structure {
  runs: WeakMap<readonly Position[], RunMark>;
  root: StructureElement;
}

/**
 * The elements of a paper in the order in which they are read, and what is drawn for each. Figures get a sign before and
 * after what they draw, at which `mark` is called. What comes again on every page is read once.
 */
export function structureOf(
  doc: PDFDocument,
  layout: LaidOut,
  mark: { open(element: StructureElement): void; close(): void },
): Structure {
  const root = doc.struct('Document');
  root.dictionary.data.A = { O: 'Layout', WritingMode: 'RlTb' };
  const elements = new Map<Tag, StructureElement>();
  const runs: Structure['runs'] = new WeakMap();

  function walk(node: LaidOut, parent: StructureElement | undefined): void {
    const element = parent && elementOf(node, parent);
    if (element && node.props?.tag?.type === 'Figure') between(node, element);
    if (node.lines) markRuns(node, element);
    else for (const child of node.children ?? []) walk(child, element);
  }

  /** Its own, its parent's where it is none, and none in an artifact. */
  function elementOf({ props }: LaidOut, parent: StructureElement): StructureElement | undefined {
    const tag = props?.tag;
    if (!tag) return parent;
    const known = elements.get(tag);
    if (tag.type === 'Artifact' || (known && props.fixed)) return undefined;
    if (known) return known;
    const { type, alt, lang } = tag;
    const element = doc.struct(type, {
      ...(alt && { alt }),
      ...(lang && { lang }),
      ...(type === 'TH' && { scope: 'Column' }),
    });
    elements.set(tag, element);
    parent.add(element);
    return element;
  }

  function between(node: LaidOut, element: StructureElement): void {
    const sign = (paint: () => void): LaidOut => ({ type: 'CANVAS', props: { paint }, style: {}, box: POINT });
    node.children = [sign(() => mark.open(element)), ...(node.children ?? []), sign(() => mark.close())];
  }

  function markRuns({ lines = [] }: LaidOut, element: StructureElement | undefined): void {
    const drawn = lines.flatMap((line) => {
      const spelt = spelling(line);
      return line.runs.flatMap(({ positions }, i) => (positions && spelt[i] ? [{ positions, spelt: spelt[i] }] : []));
    });
    drawn.forEach(({ positions, spelt }, i) => {
      runs.set(positions, { spelt, element, opens: i === 0, closes: i === drawn.length - 1 });
    });
  }

  walk(layout, root);
  return { runs, root };
}

const POINT = { left: 0, top: 0, width: 1, height: 1 };
