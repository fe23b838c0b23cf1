import type { Carried, Deciders } from './case-shape.js';
import type { EvaluationSummary } from './evaluation-summary.js';

/** Whose case it is, over all its revisions, and who decided what in it. */
export class Parties {
  /** accounts' ids */
  private readonly people: Set<string>;
  private readonly offices: Set<string>;
  /** who decided each step last, for the separation of duties */
  private readonly deciders: Map<string, Deciders>;

  constructor(carried?: Carried) {
    this.people = new Set(carried?.people);
    this.offices = new Set(carried?.offices);
    this.deciders = new Map(carried?.deciders);
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

  hasOffice(id: string): boolean {
    return this.offices.has(id);
  }

  /** Adds those of a submission. */
  join(filer: string, { parties }: EvaluationSummary): void {
    for (const id of [filer, ...(parties?.people ?? [])]) this.people.add(id);
    for (const id of parties?.offices ?? []) this.offices.add(id);
  }

  noteDeciders(stepId: string, deciders: Deciders): void {
    this.deciders.set(stepId, deciders);
  }

  decidersOf(stepId: string): Deciders | undefined {
    return this.deciders.get(stepId);
  }

  get carried(): Pick<Carried, 'people' | 'offices' | 'deciders'> {
    return { people: [...this.people], offices: [...this.offices], deciders: [...this.deciders] };
  }
}
