import { error, warning } from './entry.js';

const renumbered = { version: 2, 'form.schema.required': ['property', 'visit'] };
const without = { ...renumbered, 'form.schema.properties.subject': undefined };

/** Codes of the mappings from older versions of a form. The examples follow a published version 1. */
export const carryOverCodes = {
  CARRY_VERSION: error('The version is not an older, published one.', 'این نسخه قدیمی‌تر و منتشرشده نیست.', {
    changes: { version: 3, carryOver: [{ from: 2 }] },
  }),
  CARRY_UNKNOWN_FIELD: error(
    'That version of the form has no field of this name.',
    'آن نسخه فرم فیلدی با این نام ندارد.',
    { changes: { version: 2, carryOver: [{ from: 1, default: { subjekt: 'x-ray room' } }] } },
  ),
  CARRY_FIELD_LOST: error(
    'A field of the older form is neither kept nor renamed nor dropped. Say which.',
    'یک فیلد فرم پیشین نه مانده، نه نام تازه گرفته و نه کنار گذاشته شده است؛ یکی را بنویسید.',
    { changes: { ...without, carryOver: [{ from: 1 }], documents: [] } },
  ),
  CARRY_FIELD_UNFILLED: error(
    'A field that is needed now gets no value. Give it a default, compute it, or leave it to the applicant with `ask`.',
    'فیلدی که اکنون لازم است مقداری نمی‌گیرد؛ پیش‌فرض یا محاسبه بنویسید یا با ask به متقاضی واگذارید.',
    {
      changes: {
        version: 2,
        'form.schema.properties.storey': { title: 'طبقه', type: 'integer', 'x-i18n': { en: { title: 'Storey' } } },
        'form.schema.required': ['property', 'subject', 'visit', 'storey'],
        carryOver: [{ from: 1 }],
      },
    },
  ),
  CARRY_TYPE: error('The value does not fit the field that it goes to.', 'مقدار با فیلدی که به آن می‌رود نمی‌خواند.', {
    changes: { version: 2, carryOver: [{ from: 1, default: { visit: 'yes' } }] },
  }),
  CARRY_TWICE: error('Two values go to one field.', 'دو مقدار به یک فیلد می‌رود.', {
    changes: {
      version: 2,
      carryOver: [{ from: 1, compute: { visit: 'false' }, rename: { visit: 'visit' } }],
    },
  }),
  CARRY_MISSING: warning(
    'No mapping leads from the newest published version to this form, so its drafts stay with it.',
    'هیچ نگاشتی از تازه‌ترین نسخه منتشرشده به این فرم نمی‌رسد؛ پیش‌نویس‌های آن در همان نسخه می‌مانند.',
    { changes: { version: 2, 'form.schema.properties.subject.maxLength': 300 } },
  ),
};
