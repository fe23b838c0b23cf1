import type { Compiled } from '../expression/compile.js';
import type { Shape } from '../expression/shape.js';
import type { YearDay } from '../language/deadline.js';
import type { Fact, Fee, RegulationRow, Rule } from '../language/rule.js';
import type { LocalizedText } from '../language/text.js';
import type { Scope } from './scope.js';

/** A rulebook's or a definition's part with its expressions compiled, under the names they have there. */
export type With<Part, Names extends string> = { part: Part } & { [name in Names]?: Compiled };

export type CompiledRule = With<Rule, 'when' | 'applies' | 'lacking' | 'pass' | 'warnWhen' | 'actual' | 'limit'>;
export type CompiledFee = With<Fee, 'when' | 'amount'>;
export type CompiledRegulation = With<RegulationRow, 'when' | 'each' | 'value' | 'detail'>;
export type CompiledFact = { part: Fact; value: Compiled };

type Fields = { name: string; expression: Compiled }[];
export interface CompiledGrant {
  record: Fields;
  initially: Fields;
  replaces?: Compiled;
  plots?: { ends: Compiled; begins: Compiled };
  /** the shape of the variable `evaluation` */
  evaluation: Shape;
}

/** A list of the form, with how the answers and one entry of it are read where it is looked up. */
export interface EntryList {
  path: string;
  answers: Shape;
  entry: Shape;
}

/** A definition with its rulebook, every expression checked and compiled. */
export interface Program {
  scope: Scope;
  /** by name, each after the facts it uses */
  facts: Map<string, CompiledFact>;
  rules: CompiledRule[];
  fees: CompiledFee[];
  regulations: CompiledRegulation[];
  lanes: { lane: string; when?: Compiled }[];
  validity: {
    until?: Compiled;
    on?: YearDay;
    months?: Compiled;
    /** the day that both count from */
    from?: Compiled;
    /** months */
    atMost?: number;
    basis: string;
  };
  /** what has a `list` is looked up for every entry of it */
  lookups: { name: string; register: string; key?: Compiled; list?: EntryList }[];
  documents: { code: string; title: LocalizedText; optional: boolean; when?: Compiled }[];
  fileCode?: Compiled;
  /** what granting writes into the register of permits; its rules stand among the others */
  grant?: CompiledGrant;
  /** ids of rules that read the plot or the base permit, which can change after the filing */
  rechecked: ReadonlySet<string>;
  /** something reads the facts about the plot */
  readsPlot: boolean;
  /** a rule, fee, lane or the validity reads what steps give, so it is worked out anew once they have */
  readsResults: boolean;
  /**
   * `evaluation` is the shape of that variable; an `instant` is a day that the workflow waits for; what has a `list` is
   * asked of every entry of it
   */
  steps: {
    path: string;
    expression: Compiled;
    instant: boolean;
    evaluation: Shape;
    list?: {
      path: string;
      entry: Shape;
      /** what it gives is of each entry, under its name with the entry's number */
      apiece?: true;
      /** of a step of each entry: its name, that of all steps of the same entry, and what they have given */
      of?: { step: string; own: ReadonlySet<string>; shape: Shape };
    };
  }[];
}
