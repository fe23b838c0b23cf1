import { defineConfig } from 'vitest/config';
import { testFiles } from './test/support/projects.js';

const files = testFiles();
// Its packages load the CommonJS build; a second copy would not recognise the first one's classes.
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

export default defineConfig({
  test: {
    reporters: ['./test/support/slow-files.ts', 'default'],
    teardownTimeout: 20_000,
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: process.env.SOAK ? [] : files.unit,
          pool: 'forks',
          // What is imported is imported once a worker, not once a file: no test may leave a module changed.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        test: {
          name: 'servers',
          include: process.env.SOAK ? files.soak : files.servers,
          globalSetup: 'test/support/global-setup.ts',
          pool: 'forks',
          isolate: false,
          // Much of a test is waiting for servers, so more run at once than there are cores to spare.
          maxWorkers: 3,
          // Bounds for what hangs, with room for a machine that does other work meanwhile.
          testTimeout: 120_000,
          // A machine that stands still for seconds fails nobody; what is right only the second time is named at the end.
          retry: 1,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
