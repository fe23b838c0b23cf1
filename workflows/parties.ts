import { entryIn } from '../forms/entries.js';
import type { Carried, Deciders } from './case-shape.js';
import type { EvaluationSummary } from './evaluation-summary.js';

/** Whose case it is, over all its revisions, and who decided what in it. */
export class Parties {
  /** accounts' ids */
  private readonly people: Set<string>;
  private readonly offices: Set<string>;
  /** who filed it at a counter */
  private readonly clerks: Set<string>;
  /** whose case it no longer is: they do nothing in it, and decide nothing either */
  private former: { people: string[]; offices: string[] };
  /** who decided each step last, for the separation of duties */
  private readonly deciders: Map<string, Deciders>;

  constructor(carried?: Carried) {
    this.people = new Set(carried?.people);
    this.offices = new Set(carried?.offices);
    this.clerks = new Set(carried?.clerks);
    this.deciders = new Map(carried?.deciders);
    this.former = carried?.former ?? { people: [], offices: [] };
  }

  /** Nobody is known yet: the case was not filed. */
  get areUnknown(): boolean {
    return this.people.size === 0;
  }

  /** The account that filed first. */
  get filer(): string | undefined {
    const [first] = this.people;
    return first;
  }

  hasPerson(id: string): boolean {
    return this.people.has(id);
  }

  hasClerk(id: string): boolean {
    return this.clerks.has(id);
  }

  hasOffice(id: string): boolean {
    return this.offices.has(id);
  }

  /** Whether the case is theirs to act in. */
  mayAct({ id, office }: { id: string; office?: string }): { owner: boolean; office: boolean } {
    const represents = office !== undefined && this.hasOffice(office) && !this.former.offices.includes(office);
    return { owner: this.hasPerson(id) && !this.former.people.includes(id), office: represents };
  }

  /** The case is the new owner's from here on, and no office's. */
  handOver(to: string): void {
    this.former = { people: [...this.people].filter((id) => id !== to), offices: [...this.offices] };
    this.people.add(to);
  }

  /** Adds those of a submission. */
  join(filer: string, { parties }: EvaluationSummary): void {
    for (const id of [filer, ...(parties?.people ?? [])]) this.people.add(id);
    for (const id of parties?.offices ?? []) this.offices.add(id);
    for (const id of parties?.clerks ?? []) this.clerks.add(id);
    // Whoever files for the present owner acts in it again.
    const now = { people: [filer, ...(parties?.people ?? [])], offices: parties?.offices ?? [] };
    this.former = {
      people: this.former.people.filter((id) => !now.people.includes(id)),
      offices: this.former.offices.filter((id) => !now.offices.includes(id)),
    };
  }

  noteDeciders(stepId: string, deciders: Deciders): void {
    this.deciders.set(stepId, deciders);
  }

  /** Of a step that is gone through for every entry of a list, who decided any of them. */
  decidersOf(stepId: string): Deciders | undefined {
    const all = [...this.deciders].flatMap(([id, each]) =>
      id === stepId || entryIn(id).step === stepId ? [each] : [],
    );
    if (all.length <= 1) return all[0];
    return { people: all.flatMap(({ people }) => people), offices: all.flatMap(({ offices }) => offices) };
  }

  get carried(): Pick<Carried, 'people' | 'offices' | 'clerks' | 'former' | 'deciders'> {
    const { people, offices } = this.former;
    return {
      people: [...this.people],
      offices: [...this.offices],
      ...(this.clerks.size > 0 && { clerks: [...this.clerks] }),
      ...(people.length + offices.length > 0 && { former: this.former }),
      deciders: [...this.deciders],
    };
  }
}
