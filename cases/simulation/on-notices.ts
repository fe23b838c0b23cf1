import type { ExampleCase } from '../../forms/language/example.js';
import type { Responders } from '../../forms/language/people-steps.js';
import type { NoticeResponseKind } from '../../forms/language/publish-notice.js';
import type { Step } from '../../forms/language/step.js';
import { takenBy } from '../../forms/notices.js';

/** What is filed on the notices of one case: as many as the example says, and those that are said. */
export class OnNotices {
  private readonly filed: { step: string; kind: NoticeResponseKind }[] = [];

  constructor(private readonly known: ExampleCase['results']) {}

  file(step: string, kind: NoticeResponseKind): void {
    this.filed.push({ step, kind });
  }

  /** Whether there is anybody whom an appeal of those who filed something is open to. */
  isAnyOf({ filedOn, kind }: Responders): boolean {
    const { objections, requests } = this.count(filedOn);
    return (kind === 'request' ? 0 : objections) + (kind === 'objection' ? 0 : requests) > 0;
  }

  /** What counts of a step when its time is over. */
  count(step: string): { objections: number; requests: number } {
    const said = (kind: NoticeResponseKind) =>
      this.filed.filter((one) => one.step === step && one.kind === kind).length;
    const known = this.known?.[step];
    return {
      objections: Number(known?.objections ?? 0) + said('objection'),
      requests: Number(known?.requests ?? 0) + said('request'),
    };
  }
}

/** What people may file at a step: nothing where it is no notice. */
export const filedAt = (step: Step): NoticeResponseKind[] =>
  step.type === 'publish-notice' ? takenBy(step).map(({ kind }) => kind) : [];
