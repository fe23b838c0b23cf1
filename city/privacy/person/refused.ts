import type { LocalizedText } from '../../../forms/language/text.js';

export type PersonCode = 'PERSON_UNKNOWN' | 'CASE_OPEN' | 'TASK_HELD' | 'ROLE_HELD';

const sentences: Record<PersonCode, LocalizedText> = {
  PERSON_UNKNOWN: {
    en: 'Nothing is held of a person of this id; give the account’s id.',
    fa: 'از کسی با این شناسه چیزی نگهداری نمی‌شود؛ شناسه حساب را بدهید.',
  },
  CASE_OPEN: {
    en: 'Cases of this person are still open; they must end or be withdrawn first.',
    fa: 'پرونده‌های باز دارد؛ نخست باید به پایان برسد یا از آن انصراف داده شود.',
  },
  TASK_HELD: {
    en: 'The person still holds tasks; release them or give them to somebody else first.',
    fa: 'کارهایی در دست دارد؛ نخست رها یا به دیگری سپرده شود.',
  },
  ROLE_HELD: {
    en: 'The person still works in a role; end it first.',
    fa: 'هنوز نقشی دارد؛ نخست به آن پایان دهید.',
  },
};

/** Nothing can be done about this person now. `names` are the cases, tasks or roles that stand in the way. */
export class PersonRefusedError extends Error {
  override name = 'PersonRefusedError';
  constructor(
    readonly code: PersonCode,
    readonly names: readonly string[] = [],
  ) {
    const list = names.length > 0 ? ` (${names.join(', ')})` : '';
    super(`${code}: ${sentences[code].en}${list}\n${sentences[code].fa}`);
  }
}
