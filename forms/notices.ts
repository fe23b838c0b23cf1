import type { NoticeResponseKind, TakenKind } from './language/publish-notice.js';
import type { StepOf } from './language/step.js';

export const kindTaken = (taken: TakenKind): NoticeResponseKind => (typeof taken === 'string' ? taken : taken.kind);

/** What people may file on a notice, each with the permit type that it is a case of, where it is one. */
export function takenBy({ takes = ['objection', 'request'] }: Pick<StepOf<'publish-notice'>, 'takes'>): {
  kind: NoticeResponseKind;
  application?: string;
  words?: string | undefined;
}[] {
  return takes.map((taken) => (typeof taken === 'string' ? { kind: taken } : taken));
}
