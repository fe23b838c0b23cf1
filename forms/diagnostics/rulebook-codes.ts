import { error } from './entry.js';

/** Codes of what is wrong with a rulebook by itself. */
export const rulebookCodes = {
  UNKNOWN_VALUE: error(
    'The value is none of those that may stand there.',
    'این مقدار هیچ‌یک از مقدارهای مجاز این جا نیست.',
    {
      rulebook: { 'policies.renewalPolicy.default': 'ART92' },
    },
  ),
  UNKNOWN_COLUMN: error('The table has no column of this name.', 'جدول ستونی با این نام ندارد.', {
    rulebook: { 'tables.zones.rows[0].minPlott': '200' },
  }),
  CELL_TYPE: error(
    'The cell is not what its column holds, or is left out.',
    'این خانه از نوع ستون خود نیست یا جا افتاده است.',
    {
      rulebook: { 'tables.zones.rows[0].maxStoreys': 'two' },
    },
  ),
  EFFECTIVE_DAYS: error(
    'The last day that the version is in force comes before its first.',
    'آخرین روز اجرای این نسخه پیش از نخستین روز آن است.',
    {
      rulebook: { effectiveTo: '1300/01/01' },
    },
  ),
  ROUND_TO: error(
    'Slips of a payee with bill identifiers are rounded to a multiple of 1,000 rials: a payment identifier says thousands.',
    'فیش‌های دریافت‌کننده‌ای که شناسه قبض دارد به مضربی از ۱٬۰۰۰ ریال گرد می‌شود؛ شناسه پرداخت هزار ریال را می‌گوید.',
    {
      rulebook: { 'slips.roundTo': 100 },
    },
  ),
};
