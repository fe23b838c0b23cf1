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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
});
