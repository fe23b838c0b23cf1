import { run } from './run.js';

/** Runs the entry point that is named first, with the arguments that follow. */
const [entry] = process.argv.splice(2, 1);
if (!entry) throw new Error('Name an entry point, as embedded/npm-start.');
await run(entry);
