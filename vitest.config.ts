import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // Its packages load the CommonJS build; a second copy would not recognise the first one's classes.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    // Much of a test is waiting for servers, so more run at once than there are cores to spare.
    maxWorkers: 3,
    globalSetup: 'test/support/global-setup.ts',
    exclude: [...configDefaults.exclude, 'dist/**', '.data/**'],
    // Bounds for what hangs, with room for a machine that does other work meanwhile.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});
