import { error, warning } from './entry.js';

/** Codes of parts used by reference, and of a city's overlay. */
export const compositionCodes = {
  UNKNOWN_FRAGMENT: error(
    'There is no fragment of this name. Fragments are kept in forms/fragments/, and are named FILE/NAME.',
    'قطعه‌ای با این نام نیست. قطعه‌ها در forms/fragments/ نگه داشته و به شکل FILE/NAME نام برده می‌شوند.',
    { changes: { 'steps[12]': { use: 'sample/rond' } } },
  ),
  REMOTE_REFERENCE: error(
    'Only fragments of this installation are used: no addresses, no paths of files.',
    'تنها قطعه‌های همین سامانه به کار می‌روند: نه نشانی اینترنتی و نه مسیر پرونده.',
    { changes: { 'steps[12]': { use: 'https://example.org/steps.json' } } },
  ),
  FRAGMENT_CYCLE: error('Fragments use one another in a circle.', 'قطعه‌ها دور هم می‌چرخند.', {
    changes: { 'steps[12]': { use: 'sample/round' } },
  }),
  WRONG_FRAGMENT: error(
    'A list can be used in a list only, and an object only where an object stands.',
    'قطعه فهرستی تنها درون فهرست و قطعه گروهی تنها به جای گروه به کار می‌رود.',
    { changes: { 'form.schema.properties.subject': { use: 'sample/list' } } },
  ),
  OVERLAY_TARGET_GONE: error(
    'What the overlay overrides is no longer there. Find where it went, and change or drop the entry.',
    'آنچه لایه شهر بازنویسی می‌کند دیگر وجود ندارد. جای تازه آن را بیابید و این مورد را اصلاح یا حذف کنید.',
    { changes: {}, overlay: [{ at: 'steps[aproval].title', to: { fa: 'تأیید', en: 'Approval' } }] },
  ),
  OVERLAY_BASE_CHANGED: warning(
    'What the overlay overrides was changed in the shipped file since. See whether the override is still meant, and bring `was` up to date.',
    'آنچه لایه شهر بازنویسی می‌کند در پرونده اصلی تغییر کرده است. ببینید بازنویسی هنوز درست است و was را به‌روز کنید.',
    { changes: {}, overlay: [{ at: 'steps[rest].for.seconds', was: 5, to: 3 }] },
  ),
};
