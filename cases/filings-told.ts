export type FilingEnd = 'filed' | 'refused';

/** What is told of first filings, to whoever waits for one. Nothing may be told of it: then it is to be looked for. */
export class FilingsTold {
  private readonly waiting = new Map<string, Set<(end: FilingEnd) => void>>();

  tell(reference: string, end: FilingEnd): void {
    for (const hear of this.waiting.get(reference) ?? []) hear(end);
  }

  /** What is told of an application while `during` lasts. */
  async hear<T>(reference: string, during: (told: Promise<FilingEnd>) => Promise<T>): Promise<T> {
    let hear: (end: FilingEnd) => void = () => undefined;
    const told = new Promise<FilingEnd>((resolve) => {
      hear = resolve;
    });
    const others = this.waiting.get(reference) ?? new Set();
    this.waiting.set(reference, others.add(hear));
    try {
      return await during(told);
    } finally {
      others.delete(hear);
      if (others.size === 0) this.waiting.delete(reference);
    }
  }
}
