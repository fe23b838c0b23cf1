import { currentUpdateInfo, patched } from '@temporalio/workflow';
import { type AppealStep, BY_RESPONDER, beginnerOf, isMeasure, respondersOf } from '../forms/appeals.js';
import { refusalFor } from '../policy/judge.js';
import type { Relation } from '../policy/relations.js';
import type { AppealAnswer } from './activities.js';
import type { Case } from './case.js';
import { handleUpdate, recorded } from './handle-update.js';
import { hear, reopen } from './hear-appeal.js';
import type { Interruption } from './interruption.js';
import { type Actor, type AppealMessage, appealUpdate } from './messages.js';
import { refusal, type Why } from './refusal.js';
import { relationsTo } from './tellings.js';

/** A measure without `by` is begun by whoever applied. */
const BY_DEFAULT = 'measure-by-applicant';

const sentences = {
  APPEAL_UNKNOWN: 'The case has no such appeal.',
  APPEAL_HEARD: 'An objection to this end has been decided.',
  TOO_LATE: 'The time to object is over.',
  PERMIT_FINAL: 'Another permit has taken the place of the case’s own.',
} as const satisfies Partial<Record<Why, string>>;

/** Connects objections to the end of a case, and the orders of an authority that it goes on. */
export function handleAppeals(permitCase: Case, interruption: Interruption): void {
  handleUpdate(
    permitCase,
    appealUpdate,
    async (message) => {
      const { actor, remark } = message;
      const found = await lookUp(permitCase, message);
      const { step, apart, heardUntil, decidedFrom } = found;
      const ground = step.grounds?.find(({ id }) => id === message.ground);
      const data = {
        ...{ step: step.id, title: step.title, revision: permitCase.revision, by: nameOf(step) },
        ...(step.effect && { effect: step.effect }),
        ...(ground && { ground: ground.id, said: ground.title }),
        ...(heardUntil && { heardUntil }),
      };
      if (step.role === undefined) {
        permitCase.journal.tell('APPEAL_FILED', actor, { ...data, order: true }, remark);
        await reopen(permitCase, interruption, step);
      } else if (permitCase.appeals.underWay) {
        permitCase.journal.tell('APPEAL_FILED', actor, { ...data, joined: true }, remark);
        join(permitCase, step, actor.id);
      } else {
        permitCase.journal.tell('APPEAL_FILED', actor, data, remark);
        // Of a role's act it takes two; of a measure, which may come again, no more than that.
        const beginner = (step.by ?? 'applicant') === 'applicant' ? [] : [actor.id];
        const both = isMeasure(step) ? beginner : [...apart, ...beginner];
        const responder = respondersOf(step) && { by: [actor.id] };
        const begun = {
          step,
          apart: both,
          ...(ground && { ground }),
          ...(decidedFrom && { decidedFrom }),
          ...responder,
        };
        permitCase.appeals.begin(begun);
        // What hears it records at once: the same message again is known from then on.
        permitCase.inbox.promise(currentUpdateInfo()?.id);
        // Whoever objects is answered once that is kept; what becomes of it is another's to say.
        void hear(permitCase, interruption);
      }
      await recorded(permitCase);
    },
    (message) => check(permitCase, message),
  );
}

/** The appeal as it is published, and whether the sender may begin it. */
async function lookUp(permitCase: Case, message: AppealMessage): Promise<Extract<AppealAnswer, { step: object }>> {
  const { reference } = permitCase.input;
  const at = new Date(Date.now()).toISOString();
  const { appeal, actor } = message;
  const found = await permitCase.activities.lookUpAppeal({ reference, appeal, at, by: actor.id });
  // Somebody else may have objected meanwhile.
  check(permitCase, message);
  if ('refused' in found) throw refusal('CONFLICT', sentences[found.refused], found.refused);
  const { step } = found;
  const own = permitCase.parties.mayAct({ id: actor.id, ...(actor.office !== undefined && { office: actor.office }) });
  const isTheirs = own.owner || own.office;
  // Runs of before held this against whoever has the permit, also where nobody is named.
  const mayBegin = step.by === 'applicant' || (step.by === undefined && isTheirs && patched(BY_DEFAULT));
  if (isMeasure(step) && isTheirs && !mayBegin)
    throw refusal('SEPARATION_OF_DUTIES', 'Nobody begins a measure on their own permit.');
  if (step.grounds && !step.grounds.some(({ id }) => id === message.ground))
    throw refusal('BAD_USER_INPUT', `Name one of its grounds: ${step.grounds.map(({ id }) => id).join(', ')}.`);
  if (respondersOf(step) && isTheirs) throw refusal('FORBIDDEN', 'It is open to others than those whose case it is.');
  const code = refusalFor('appeal', relationsFor(permitCase, step, actor), permitCase.state);
  if (code) throw refusal(code, 'This is for others to object to.');
  const holds = permitCase.submission.holds(`${step.id}.when`, true);
  const { status } = permitCase;
  if (!step.of.some((end) => end === status) || !holds)
    throw refusal('CONFLICT', sentences.APPEAL_UNKNOWN, 'APPEAL_UNKNOWN');
  return found;
}

const nameOf = (step: AppealStep): string => (respondersOf(step) ? BY_RESPONDER : (beginnerOf(step) ?? 'applicant'));

/** Who filed something on a notice was looked up with the appeal: they are whom it names, as a role is. */
const relationsFor = (permitCase: Case, step: AppealStep, actor: Actor): Relation[] =>
  respondersOf(step) ? ['stepRole'] : relationsTo(permitCase, beginnerOf(step) ?? 'applicant', actor);

/** What another says of the same end is decided with what is being decided. */
function join(permitCase: Case, { id }: AppealStep, person: string): void {
  permitCase.appeals.join(person);
  for (const task of permitCase.tasks.open) if (task.stepId === id) permitCase.tasks.keepApart(task, person);
}

/** What is known of it at once: anybody objects only to an end, and to one at a time. */
function check(permitCase: Case, { appeal, actor }: AppealMessage): void {
  const { underWay } = permitCase.appeals;
  const joins = underWay?.step.id === appeal && underWay.by !== undefined && !underWay.by.includes(actor.id);
  if (underWay && !joins) throw refusal('CONFLICT', 'An objection is being decided.', 'APPEAL_OPEN');
  const own: Relation[] = ['owner'];
  const code = refusalFor('appeal', own, permitCase.state);
  if (code) throw refusal(code, 'The case has not ended.', 'NOT_ENDED');
}
