import type { Carried } from './case-shape.js';

/** What a case knows of decisions without a person. */
export class Automation {
  private wantsPerson: boolean;
  private decidedRevision: number;

  constructor(carried?: Pick<Carried, 'forPerson' | 'engineDecidedAt'>) {
    this.wantsPerson = carried?.forPerson ?? false;
    this.decidedRevision = carried?.engineDecidedAt ?? 0;
  }

  /** Whoever applied wants a person to decide: the engine decides nothing of it any more. */
  askForPerson(): void {
    this.wantsPerson = true;
  }

  get isForPerson(): boolean {
    return this.wantsPerson;
  }

  /** The engine has approved a revision. */
  noteDecided(revision: number): void {
    this.decidedRevision = revision;
  }

  hasDecided(revision: number): boolean {
    return revision > 0 && this.decidedRevision === revision;
  }

  get carried(): Pick<Carried, 'forPerson' | 'engineDecidedAt'> {
    return {
      ...(this.wantsPerson && { forPerson: true as const }),
      ...(this.decidedRevision > 0 && { engineDecidedAt: this.decidedRevision }),
    };
  }
}
