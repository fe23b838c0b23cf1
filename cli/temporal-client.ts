import { Client } from '@temporalio/client';
import { type CaseMessenger, createCaseMessenger } from '../cases/messenger.js';
import { temporalConnection } from '../runtime/config/temporal.js';
import type { Settings } from '../runtime/config.js';
import { lazyConnection } from '../runtime/temporal-connection.js';
import { temporalAddressOf } from './temporal-address.js';

export interface OpenTemporal {
  /** undefined where no Temporal server runs */
  client: Client | undefined;
  /** to the workflows of cases; throws where no Temporal server runs */
  cases(): CaseMessenger;
  close(): Promise<void>;
}

/** How a command reaches Temporal, which may be away while the database is there. */
export function openTemporal(settings: Settings): OpenTemporal {
  const address = temporalAddressOf(settings);
  const connection = address
    ? lazyConnection(temporalConnection({ temporal: { ...settings.temporal, address } }))
    : undefined;
  const client = connection && new Client({ connection, namespace: settings.temporal.namespace });
  return {
    client,
    cases() {
      if (!client) throw new Error('no Temporal server runs');
      return createCaseMessenger(client, settings);
    },
    close: async () => connection?.close(),
  };
}
