import { messages } from './messages.js';

/** What amounts are reckoned in where nothing says so. */
export const currencyWords = messages({ rials: { fa: 'ریال', en: 'rials', de: 'Rial', fr: 'rials' } });
