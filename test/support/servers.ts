import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { Client } from 'pg';
import { inject } from 'vitest';
import { TEMPLATE } from './template.js';

export interface TestDatabase {
  /** As the product connects. */
  url: string;
  /** As the owner of its tables. */
  ownerUrl: string;
  /** Ends whatever is still connected to it. */
  drop(): Promise<void>;
}

/** A database of its own with every migration applied, and no rows. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const at = (server: string) => Object.assign(new URL(server), { pathname: name }).href;
  const [url, ownerUrl] = [at(inject('databaseRole')), at(inject('databaseServer'))];
  return { url, ownerUrl, drop: () => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Of the Temporal server that the whole test run shares. */
export const temporalAddress = (): string => inject('temporalAddress');

/** A namespace of its own on that server: every new database numbers its applications from 1. */
export async function createTestNamespace(): Promise<string> {
  const namespace = `test-${randomUUID()}`;
  const connection = await Connection.connect({ address: temporalAddress() });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: msToTs('1 day'),
    });
  } finally {
    await connection.close();
  }
  return namespace;
}

/** The binary for `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`. */
export const timeSkippingServerPath = (): string => inject('timeSkippingServerPath');

/** The Temporal CLI, for tests that start a server of their own. */
export const temporalCliPath = (): string => inject('temporalCliPath');

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject('databaseServer') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
