/** The script that answers without a line, and what it answers from. */
export const WORKER = '/offline.js';
export const PAGES = 'pages';
