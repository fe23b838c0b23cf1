import { refusalFor } from '../policy/judge.js';
import type { Case } from './case.js';
import { handleUpdate, recorded } from './handle-update.js';
import { type ExtendClockMessage, extendClockUpdate, type RefusalCode } from './messages.js';
import { refusal } from './refusal.js';
import { relationsTo } from './tellings.js';

const sentences: Partial<Record<RefusalCode, string>> = {
  APPLICATION_CLOSED: 'The application is closed.',
  FORBIDDEN: 'The clock names others who may make it longer.',
  NOT_FOUND: 'The application is of another district.',
};

/** Connects the orders of the office that make a clock longer. */
export function handleExtensions(permitCase: Case): void {
  handleUpdate(
    permitCase,
    extendClockUpdate,
    async (message) => {
      const { clock, actor, remark } = message;
      const { title } = checkExtension(permitCase, message);
      permitCase.clocks.extend(clock);
      permitCase.journal.tell('CLOCK_EXTENDED', actor, { clock, title }, remark);
      await recorded(permitCase);
    },
    (message) => void checkExtension(permitCase, message),
  );
}

/** The clock that may be made longer, by whom its definition names. */
function checkExtension(permitCase: Case, { clock: id, actor, remark }: ExtendClockMessage) {
  const definition = permitCase.clocks.definitionOf(id);
  const { extension } = definition ?? {};
  if (!definition || !extension) throw refusal('BAD_USER_INPUT', `No clock “${id}” of this case can be made longer.`);
  const code = refusalFor('extendClock', relationsTo(permitCase, extension.by, actor), permitCase.state);
  if (code) throw refusal(code, sentences[code] ?? 'This is not allowed.');
  const clock = permitCase.clocks.get(id);
  if (!clock) throw refusal('CONFLICT', 'The clock does not run: it has not begun, or is over.');
  const { times = 1 } = extension;
  if (clock.extended >= times)
    throw refusal('CONFLICT', `It has been made longer ${clock.extended} times, which is as often as the law lets it.`);
  if (!remark) throw refusal('REASON_REQUIRED', 'Making a legal term longer needs a reason.');
  return definition;
}
