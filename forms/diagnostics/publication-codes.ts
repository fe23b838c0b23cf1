import { error } from './entry.js';

/** Codes of what stands against publishing a document that is sound by itself. */
export const publicationCodes = {
  VERSION_TAKEN: error(
    'The number is given to another document, or a higher one is. A number is given once: raise yours.',
    'این شماره از آن سند دیگری است، یا شماره بزرگ‌تری داده شده است. هر شماره یک بار داده می‌شود؛ شماره را بالا ببرید.',
    { changes: { 'title.en': 'Every step, otherwise' } },
  ),
  NOT_IN_FORCE: error(
    'Only a version of the rulebook whose status is IN_FORCE is published; its first day says from when it counts.',
    'تنها نسخه‌ای از دفتر ضوابط منتشر می‌شود که وضعیت آن IN_FORCE باشد؛ روز نخست آن می‌گوید از کی به کار می‌رود.',
    { rulebook: { status: 'DRAFT' } },
  ),
};
