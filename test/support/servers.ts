import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { Client } from 'pg';
import { inject } from 'vitest';
import { TEMPLATE } from './template.js';

export interface TestDatabase {
  name: string;
  /** As the product connects. */
  url: string;
  /** As the owner of its tables. */
  ownerUrl: string;
  /** Ends whatever is still connected to it. */
  drop(): Promise<void>;
}

/** A database of its own: a copy of `template`, which is every migration applied and no rows unless told otherwise. */
export async function createTestDatabase({ template = TEMPLATE } = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const at = (server: string) => Object.assign(new URL(server), { pathname: name }).href;
  const [url, ownerUrl] = [at(inject('databaseRole')), at(inject('databaseServer'))];
  const drop = () => asAdmin((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  return { name, url, ownerUrl, drop: async () => void (await drop()) };
}

/** Works as the owner of the server, outside of any test's database. */
export async function asAdmin<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: inject('databaseServer') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A folder that lasts as long as the test run. */
export const runFolder = (): string => inject('runFolder');

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
