const LEFT_TO_RIGHT_MARK = '\u200e';

const DIGITS = '۰۱۲۳۴۵۶۷۸۹';

/** Writes digits, and nothing else, in Persian: codes, days, whole numbers. */
export function persianDigits(text: string | number | bigint): string {
  const latin = String(text);
  let persian = '';
  let from = 0;
  for (let i = 0; i < latin.length; i += 1) {
    const digit = latin.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) continue;
    persian += latin.slice(from, i) + DIGITS[digit];
    from = i + 1;
  }
  return persian + latin.slice(from);
}

/** Writes `27.5` as Persian readers do: `۲۷٫۵`. */
export function persianDecimals(text: string | number | bigint): string {
  const persian = persianDigits(text);
  return persian.includes('.') ? persian.replace(/(?<=[۰-۹])\.(?=[۰-۹])/g, '٫') : persian;
}

/** Writes Persian and Arabic digits in Latin script. */
export const latinDigits = (text: string): string =>
  text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));

/** A run that is read from left to right inside Persian text: numbers with hyphens, Latin words. */
export const leftToRight = (text: string): string => `${LEFT_TO_RIGHT_MARK}${text}${LEFT_TO_RIGHT_MARK}`;

/** Codes as `9-1-7-1-0-0-0` or `1405-000001`: never turned around, and in Persian digits unless they hold letters. */
export const persianCode = (code: string): string => leftToRight(/[A-Za-z]/.test(code) ? code : persianDigits(code));

/** `-12.5` gives `۱۲٫۵` with its sign before it; whole thousands are set apart. */
export function persianNumber(text: string | number | bigint): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(text));
  if (!match) return persianDigits(text);
  const [, sign, whole = '', fraction] = match;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '٬');
  const shown = persianDigits(fraction ? `${grouped}٫${fraction}` : grouped);
  return sign ? leftToRight(`−${shown}`) : shown;
}

const UNITS: Record<string, string> = { 'm²': 'مترمربع', m: 'متر', rial: 'ریال', '%': '٪' };

/** A value as an evaluation writes it, `240.5 m²` or `120%`, in Persian. */
export const persianValue = (text: string): string =>
  text
    .replace(/(?<![\w/-])\d{4}\/\d{2}\/\d{2}(?![\w/-])/g, persianDay)
    .replace(/(?<![\w-])-?\d+(?:\.\d+)?(?![\w-]|\/\d)/g, persianNumber)
    .replace(/(?<![A-Za-z])(?:m²|m|rial|%)(?![A-Za-z²])/g, (unit) => UNITS[unit] ?? unit);

/** A source that is noted in another script is for those who keep the rulebook, not for a paper's readers. */
export const persianOnly = (text: string | undefined): string[] =>
  text !== undefined && /[\u0600-\u06ff]/.test(text) ? [text] : [];

/** `1405/09/02` as it is printed. */
export const persianDay = (day: string): string => leftToRight(persianDigits(day));

export const PERSIAN_COMMA = '، ';
/** What the key of `?` says on a Persian keyboard. */
export const PERSIAN_QUESTION_MARK = '؟';

/** Sets texts apart by Persian commas. */
export const persianList = (texts: readonly string[]): string => texts.join(PERSIAN_COMMA);
