import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestNamespace, temporalAddress } from '../test/support/servers.js';
import { caseAttributes } from '../workflows/labels.js';
import { createCaseLabels } from './case-labels.js';

const { INDEXED_VALUE_TYPE_KEYWORD } = proto.temporal.api.enums.v1.IndexedValueType;
const filed = {
  permitType: 'inquiry',
  generation: 'CITIZEN',
  district: 'district-9',
  revision: 1,
  status: 'DRAFT',
} as const;

let connection: Connection;
beforeAll(async () => {
  connection = await Connection.connect({ address: temporalAddress() });
});
afterAll(() => connection.close());

/** A cluster's namespace, and what starting a case there says of it. */
async function cluster(followStatus = false) {
  const namespace = await createTestNamespace();
  const client = new Client({ connection, namespace });
  const labels = createCaseLabels(client, { namespace, followStatus });
  return {
    namespace,
    async start() {
      const workflowId = randomUUID();
      const options = { workflowId, taskQueue: 'nobody', args: [] };
      const handle = await labels.start('U-1', filed, (shown) =>
        client.workflow.start('any', { ...options, ...shown }),
      );
      const { typedSearchAttributes, staticSummary } = await handle.describe();
      expect(await staticSummary()).toBe('inquiry U-1');
      return Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]));
    },
  };
}

const attributes = {
  ParvanehPermitType: 'inquiry',
  ParvanehGeneration: 'CITIZEN',
  ParvanehDistrict: 'district-9',
  ParvanehRevision: 1,
};

it('registers what cases carry where that is allowed, the status only where it is followed', async () => {
  expect(await (await cluster()).start()).toEqual(attributes);
  expect(await (await cluster(true)).start()).toEqual({ ...attributes, ParvanehStatus: 'DRAFT' });
});

it('starts a case without where an attribute of the name is another’s', async () => {
  const { namespace, start } = await cluster();
  const searchAttributes = { [caseAttributes.revision.name]: INDEXED_VALUE_TYPE_KEYWORD };
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  expect(await start()).toEqual({});
});

it('starts a case without where somebody has taken an attribute away, and registers it again', async () => {
  const { namespace, start } = await cluster();
  await start();
  const searchAttributes = [caseAttributes.district.name];
  await connection.operatorService.removeSearchAttributes({ namespace, searchAttributes });
  expect(await start()).toEqual({});
  expect(await start()).toEqual(attributes);
});
