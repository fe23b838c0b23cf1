import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Its packages load the CommonJS build; a second copy would not recognise the first one's classes.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/clients/*.client.js'],
    globalSetup: 'test/support/global-setup.ts',
    pool: 'forks',
    maxWorkers: 1,
    teardownTimeout: 20_000,
  },
});
