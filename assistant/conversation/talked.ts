import { jalaliDay } from '../../forms/jalali.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { Subject } from '../acts/act.js';
import { NOTHING_ASKED } from '../acts/forms.js';
import { type About, subjectOf } from '../acts/subject.js';
import type { Talking } from '../errands/errand.js';
import type { World } from '../talk/state.js';
import { worldOf } from './world.js';

/** What a turn works with. */
export interface Talked {
  subject: Subject;
  /** of the case */
  definition: FormDefinition;
  world: World;
  /** of the draft; who has no part in a case sees none */
  answers: Record<string, unknown>;
}

/** What a conversation is about. Whoever has no part in the case has none of its form either: nothing is asked but what their acts take. */
export async function talkedOf(acting: Talking, about: About): Promise<Talked> {
  const subject = await subjectOf(acting, about);
  if (subject.kind === 'case') {
    const { open } = subject;
    const answers = open.row.draft as Record<string, unknown>;
    return { subject, definition: open.definition, world: await worldOf(acting, open), answers };
  }
  const { permitTypeHash } = await acting.prisma.application.findUniqueOrThrow({
    where: { reference: about.reference },
    select: { permitTypeHash: true },
  });
  const definition = await acting.catalogue.definition(permitTypeHash);
  const own = { ...definition, form: NOTHING_ASKED, documents: [] };
  return { subject, definition, world: { definition: own, today: jalaliDay(new Date()), isFiled: true }, answers: {} };
}
