import { respondersOf } from '../appeals.js';
import { type Edge, END, graphOf, JOIN } from '../check/edges.js';
import { everyStepOf } from '../every-step.js';
import { issuesOf } from '../grants.js';
import type { Clock } from '../language/clock.js';
import type { FormDefinition } from '../language/definition.js';
import type { Step } from '../language/step.js';
import type { LocalizedText } from '../language/text.js';
import {
  begunWord,
  clockEndWords,
  end,
  entriesWords,
  filedWord,
  reasonWords,
  supersedesWord,
  termWords,
  visitWords,
} from '../messages/definition.js';
import { listed } from '../messages/messages.js';
import { takenBy } from '../notices.js';
import { spanInWords } from '../words/limit-in-words.js';
import { quoted } from './quoted.js';

export type DiagramLanguage = keyof LocalizedText;

export interface DiagramOptions {
  language?: DiagramLanguage;
  /** ids of the steps where a case stands */
  at?: readonly string[];
}

/** Opening and closing signs of a step's shape: people's work is round, a choice is a rhombus. */
const shapes: Partial<Record<Step['type'], [string, string]>> = {
  form: ['([', '])'],
  review: ['[/', '/]'],
  inspect: ['[/', '/]'],
  consult: ['[/', '/]'],
  audit: ['[/', '/]'],
  fulfil: ['[/', '/]'],
  appeal: ['[/', '/]'],
  switch: ['{', '}'],
  wait: ['((', '))'],
  'publish-notice': ['((', '))'],
  payment: ['[(', ')]'],
  service: ['[[', ']]'],
};

/**
 * The steps of a definition as a Mermaid flowchart: every way that a case can take, and where one stands. The same
 * graph that the checker walks is drawn, so that the picture and the checks agree.
 */
export function mermaidOf(
  { steps, clocks = [] }: Pick<FormDefinition, 'steps'> & Partial<Pick<FormDefinition, 'clocks'>>,
  { language = 'fa', at = [] }: DiagramOptions = {},
) {
  const ids = new Map<string, string>([[END, 'finish']]);
  const nameAll = (list: readonly Step[]): void => {
    for (const step of list) {
      ids.set(step.id, `s${ids.size}`);
      if (step.type === 'parallel') for (const branch of step.branches) nameAll(branch.steps);
    }
  };
  nameAll(steps);
  const idOf = (step: string) => ids.get(step) ?? 'finish';

  const drawStep = (step: Step, indent: string): string[] => {
    const [open, close] = shapes[step.type] ?? ['[', ']'];
    const id = idOf(step.id);
    const title = quoted(titled(step, language));
    if (step.type !== 'parallel') return [`${indent}${id}${open}${title}${close}`];
    const branches = step.branches.flatMap((branch, i) => [
      `${indent}  subgraph ${id}_${i} [" "]`,
      ...branch.steps.flatMap((inner) => drawStep(inner, `${indent}    `)),
      `${indent}  end`,
    ]);
    return [`${indent}subgraph ${id} [${title}]`, ...branches, `${indent}end`];
  };

  const drawWay = (from: string, { to, labels }: MergedEdge): string => {
    const text = listed(labels)[language];
    return `  ${idOf(from)} -->${text === '' ? '' : `|${quoted(text)}|`} ${idOf(to)}`;
  };

  const outer = { start: startOf(steps), recalculation: recalculationOf(steps) };
  const every = everyStepOf(steps);
  const branches = every.flatMap((step) => (step.type === 'parallel' ? step.branches : []));
  const split = new Set(every.flatMap((step) => (step.type === 'parallel' ? [step.id] : [])));
  // Ways stand after all steps: one that is named inside a branch first would be drawn as a part of it.
  const ways = [graphOf(steps, END, outer), ...branches.map((branch) => graphOf(branch.steps, JOIN, outer))].flatMap(
    (graph) =>
      [...graph].flatMap(([from, edges]) => {
        // What leaves a parallel step out of a branch is drawn from that branch's step.
        const own = (split.has(from) ? edges.slice(0, 1) : edges).filter(({ to }) => to !== JOIN);
        return merged(own).map((way) => drawWay(from, way));
      }),
  );

  const terms = clocks.flatMap((term, i) => {
    const { title, lasts, begins, stops = [], metBy = [], atEnd } = term;
    const { is, next = END } = atEnd;
    const clock = `clock${i}`;
    const way = (what: keyof typeof clockEndWords) => `-.->|${quoted(clockEndWords[what][language])}|`;
    const standsAt = new Set(stops.flatMap(({ at: names }) => names));
    return [
      `  ${clock}>${quoted(`${title[language]}: ${spanInWords(lasts)[language]}`)}]`,
      ...ofClock(term).map((more, j) => `  ${clock} -.- ${clock}_${j}>${quoted(more[language])}]`),
      `  ${idOf(begins === 'filing' ? outer.start : begins.after)} ${way('begins')} ${clock}`,
      ...[...standsAt].map((step) => `  ${idOf(step)} ${way('stops')} ${clock}`),
      ...metBy.map((step) => `  ${idOf(step)} ${way('met')} ${clock}`),
      `  ${clock} ${way(is)} ${idOf(next)}`,
    ];
  });

  const replaced = issuesOf(steps).flatMap(({ id, supersedes = [] }) =>
    supersedes.map((before) => `  ${idOf(id)} -.->|${quoted(supersedesWord[language])}| ${idOf(before)}`),
  );

  // Nobody comes to an appeal by walking: somebody begins it once the case has ended.
  const begun = steps.flatMap((step) => {
    if (step.type !== 'appeal') return [];
    const from = step.after === undefined ? 'finish' : idOf(step.after);
    const { filedOn } = respondersOf(step) ?? {};
    return [
      `  ${from} -.->|${quoted(begunWord[language])}| ${idOf(step.id)}`,
      ...(filedOn === undefined ? [] : [`  ${idOf(filedOn)} -.->|${quoted(filedWord[language])}| ${idOf(step.id)}`]),
    ];
  });

  const standing = at.filter((id) => ids.has(id)).map(idOf);
  return [
    'flowchart TD',
    ...steps.flatMap((step) => drawStep(step, '  ')),
    `  finish((${quoted(end[language])}))`,
    ...ways,
    ...terms,
    ...replaced,
    ...begun,
    ...(standing.length === 0 ? [] : [`  classDef here ${highlight}`, `  class ${standing.join(',')} here`]),
    '',
  ].join('\n');
}

/** What a step is called, with what it is of: groups of fees, parts that are granted, what a stage unlocks, types that are filed on a notice. */
function titled(step: Step, language: DiagramLanguage): string {
  const title = step.title[language];
  const more = ofStep(step);
  return more.length > 0 ? `${title} (${listed(more)[language]})` : title;
}

/** What makes a term longer, and its bound. */
const ofClock = ({ longer = [], extension, atMost }: Clock): LocalizedText[] => [
  ...longer.map(({ by }) => termWords.longer({ span: spanInWords(by) })),
  ...(extension ? [termWords.order({ span: spanInWords(extension.span) })] : []),
  ...(atMost ? [termWords.atMost({ span: spanInWords(atMost) })] : []),
];

const named = (names: readonly string[]): LocalizedText[] => names.map((name) => ({ fa: name, en: name }));

function ofStep(step: Step): LocalizedText[] {
  switch (step.type) {
    case 'publish-notice':
      return named(takenBy(step).flatMap(({ application }) => application ?? []));
    case 'payment':
      return named(step.groups ?? []);
    case 'parallel':
      return step.each === undefined ? [] : [entriesWords.each({ list: step.each })];
    case 'consult':
      return distinct(
        step.bodies.flatMap(({ each }) => (each === undefined ? [] : [entriesWords.each({ list: each })])),
      );
    case 'inspect':
      if (step.unlocks) return [visitWords.unlocks({ what: step.unlocks })];
      return step.appointment ? [visitWords.booked] : [];
    case 'issue':
      return (step.parts ?? []).map((part) => part.title);
    default:
      return [];
  }
}

const highlight = 'fill:#ffd54f,stroke:#e65100,stroke-width:3px,color:#000';

const startOf = (steps: readonly Step[]): string => (steps.find(({ type }) => type === 'form') ?? steps[0])?.id ?? END;
const recalculationOf = (steps: readonly Step[]): string =>
  steps.find(({ type }) => type === 'analyze' || type === 'calculate')?.id ?? END;

interface MergedEdge {
  to: string;
  labels: LocalizedText[];
}

/** Ways to the same step become one, with all its reasons; one that is taken without a word needs none. */
function merged(edges: readonly Edge[]): MergedEdge[] {
  const byTarget = new Map<string, Edge[]>();
  for (const edge of edges) byTarget.set(edge.to, [...(byTarget.get(edge.to) ?? []), edge]);
  return [...byTarget].map(([to, all]) => {
    const plain = all.some(({ reason }) => reason === 'onward');
    return { to, labels: plain ? [] : distinct(all.map(labelOf)) };
  });
}

function labelOf({ reason, condition, says }: Edge): LocalizedText {
  if (says) return says;
  if (reason === 'case') return { fa: condition ?? '', en: condition ?? '' };
  return reason === 'onward' ? { fa: '', en: '' } : reasonWords[reason];
}

const distinct = (labels: LocalizedText[]): LocalizedText[] => [
  ...new Map(labels.map((label) => [label.en, label])).values(),
];
