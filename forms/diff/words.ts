import { canonicalJson } from '../canonical.js';
import type { LocalizedText } from '../language/text.js';
import type { Change } from './compare.js';
import type { PartKind } from './parts.js';

type Language = 'fa' | 'en';

const parts: Record<PartKind, LocalizedText> = {
  field: { fa: 'پرسش فرم', en: 'field' },
  step: { fa: 'گام', en: 'step' },
  role: { fa: 'نقش', en: 'role' },
  document: { fa: 'مدرک', en: 'document' },
  fee: { fa: 'سطر عوارض', en: 'fee' },
  rule: { fa: 'ضابطه', en: 'rule' },
  fact: { fa: 'داده محاسباتی', en: 'fact' },
  regulation: { fa: 'سطر اعلام ضابطه', en: 'regulation' },
  register: { fa: 'ثبت', en: 'register' },
  lane: { fa: 'مسیر', en: 'lane' },
  tariff: { fa: 'مقدار تعرفه', en: 'tariff value' },
  table: { fa: 'جدول', en: 'table' },
  payee: { fa: 'دریافت‌کننده', en: 'payee' },
  example: { fa: 'نمونه', en: 'example' },
  other: { fa: 'بخش', en: 'part' },
};

const changes: Record<Change['change'], LocalizedText> = {
  added: { fa: 'افزوده شد', en: 'added' },
  removed: { fa: 'برداشته شد', en: 'removed' },
  changed: { fa: 'تغییر کرد', en: 'changed' },
};

const none: LocalizedText = { fa: 'نبود', en: 'nothing' };
/** Longer values say little in a line. */
const longest = 120;

function shown(value: unknown, language: Language): string {
  if (value === null || value === undefined) return none[language];
  const text = typeof value === 'string' ? value : canonicalJson(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** A line for each change, and an indented one for each difference in it. */
export function changeLines(found: readonly Change[], language: Language): string[] {
  return found.flatMap(({ part, name, title, change, differences = [] }) => {
    const called = title ? `${name} (${title[language]})` : name;
    const head = `${parts[part][language]} ${called}: ${changes[change][language]}`;
    const arrow = language === 'fa' ? '←' : '→';
    return [
      head,
      ...differences.map(({ path, from, to }) => {
        const where = path === '' ? '' : `${path}: `;
        return `  ${where}${shown(from, language)} ${arrow} ${shown(to, language)}`;
      }),
    ];
  });
}
