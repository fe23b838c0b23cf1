import { ENDINGS } from './messages/vocabulary.js';

/** Whether a word was said, with or without an ending: «مالکم» says «مالک». */
export const isWord = (said: string, word: string): boolean =>
  said === word || (word.length > 2 && said.startsWith(word) && ENDINGS.includes(said.slice(word.length)));
