import { conditionsOfCase } from '../../cases/conditions.js';
import { stagesOf } from '../../cases/for-readers/stages.js';
import { noticeStep } from '../../cases/public-notices/read.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { codeOf, dayOf, listed } from '../../forms/messages/messages.js';
import type { StandingFacts } from './facts.js';
import { standingMessages as say } from './messages.js';
import { titleOf } from './steps.js';

const NOTHING = { fa: '', en: '' };

/** Every permit of a case: its number, how it stands, until when, and what it covers. */
export const permitsTold = ({ permits }: StandingFacts): LocalizedText[] =>
  permits.map(({ number, status, supersededBy, validUntil, parts }) => {
    const titles = ((parts ?? []) as unknown as { title: LocalizedText }[]).map(titleOf);
    return say.permit({
      number: codeOf(number),
      state: standingOf(status, supersededBy),
      until: validUntil === null ? NOTHING : say.permitUntil({ day: dayOf(validUntil) }),
      parts: titles.length === 0 ? NOTHING : say.permitParts({ parts: listed(titles) }),
    });
  });

function standingOf(status: string, supersededBy: string | null): LocalizedText {
  if (status === 'SUPERSEDED' && supersededBy !== null) return say.permitSUPERSEDED({ number: codeOf(supersededBy) });
  if (status === 'ISSUED' || status === 'SUSPENDED' || status === 'REVOKED') return say[`permit${status}`];
  return say.permitOTHER;
}

/** Once something is granted the stages of control with what each unlocks; conditions with their days. */
export function controlTold({ definition, tasks, masking, permits }: StandingFacts): LocalizedText[] {
  const today = jalaliDay(new Date());
  return [
    ...(permits.length > 0 ? stagesOf(definition.steps, tasks) : []).map(({ step, state, unlocks }) =>
      say.stage({ stage: step.title, state: say[state]({ unlocks }) }),
    ),
    ...conditionsOfCase([...tasks], today).map(({ text: words, due, standing, isOverdue }) => {
      const text = masking.remarks(words);
      if (due === null) return say.condition({ text, state: say[`condition${standing}`] });
      const day = dayOf(due);
      return isOverdue
        ? say.overdue({ text, day })
        : say.conditionUntil({ text, day, state: say[`condition${standing}`] });
    }),
  ];
}

/** Notices that everybody sees now, and how many have filed something on each. */
export const noticesTold = ({ definition, notices }: StandingFacts, publicUrl: string): LocalizedText[] =>
  notices.map(({ code, step, until, kinds }) =>
    say.notice({
      title: noticeStep(definition, step)?.title ?? definition.title,
      day: dayOf(jalaliDay(new Date(until))),
      url: `${publicUrl}/notices/${code}`,
      objections: kinds.filter((kind) => kind === 'OBJECTION').length,
      requests: kinds.filter((kind) => kind === 'REQUEST').length,
    }),
  );

/** The decision on paper, of a case that was rejected. */
export const paperTold = ({ status, reference }: StandingFacts, publicUrl: string): LocalizedText[] =>
  status === 'REJECTED'
    ? [say.refusalPaper({ url: `${publicUrl}/applications/${encodeURIComponent(reference)}/decision` })]
    : [];
