import type { LocalizedText } from '../forms/language/text.js';
import { exactRefusals, refusalMessages } from './messages/refusals.js';

const byCode: Readonly<Record<string, LocalizedText>> = refusalMessages;

export function refusalText(code: string): LocalizedText {
  return byCode[code] ?? exactRefusals.UNKNOWN_CODE;
}

export function isRefusalCode(code: string): boolean {
  return Object.hasOwn(byCode, code);
}
