import type { PersonalKind } from '../../forms/personal.js';

/** Stands for what is not shown at all: addresses, free text, groups of values. */
export const HIDDEN = '***';

/** Three stars and more stand in every mask and in nothing that people state. */
export const isMasked = (text: string): boolean => text.includes(HIDDEN);

/** `999****018`; in whichever digits it was shown. */
function nationalId(text: string): string {
  const shown = [...text.trim()];
  return shown.length < 8 ? HIDDEN : `${shown.slice(0, 3).join('')}****${shown.slice(-3).join('')}`;
}

/** `0912***4567`, and with a country's prefix `+98912***4567`. */
function mobile(text: string): string {
  const shown = [...text.trim()];
  return shown.length < 10 ? HIDDEN : `${shown.slice(0, -7).join('')}***${shown.slice(-4).join('')}`;
}

/** The first letter and what everybody at the provider shares: `m***@example.com`. */
function email(text: string): string {
  const [, first, domain] = /^\s*(.)[^@]*@(.+)$/u.exec(text) ?? [];
  return first === undefined ? HIDDEN : `${first}${HIDDEN}@${domain}`;
}

/** `م*** ر***` */
function name(text: string): string {
  const initials = [...text.matchAll(/\p{L}(?:[\p{L}\p{M}'’.-]|\u200c|\u200d)*/gu)].map(
    ([word]) => `${[...word][0]}${HIDDEN}`,
  );
  return initials.length === 0 ? HIDDEN : initials.join(' ');
}

const masks: Record<PersonalKind, (text: string) => string> = {
  nationalId,
  mobile,
  email,
  name,
  address: () => HIDDEN,
  other: () => HIDDEN,
};

/** A personal value as somebody sees it who need not know it. What was left empty stays so. */
export function maskValue(value: unknown, kind: PersonalKind): unknown {
  if (value === undefined || value === null || value === '') return value;
  return typeof value === 'string' ? masks[kind](value) : HIDDEN;
}
