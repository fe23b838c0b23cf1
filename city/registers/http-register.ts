import { setTimeout as sleep } from 'node:timers/promises';
import type { RegisterAnswer } from '../../forms/evaluation/types.js';
import { hashOf } from '../../forms/hash.js';
import type { PrismaClient } from '../../prisma/client.js';
import { createCircuit } from './circuit.js';
import { type HttpReply, type RegisterConnector, requestRecord } from './http-request.js';
import { isStorable } from './record-check.js';
import type { RecordChecks } from './record-checks.js';

export interface HttpRegisterOptions {
  /** the connector's name, which answers give as their source */
  name: string;
  register: string;
  connector: RegisterConnector;
  prisma: PrismaClient;
  checks: RecordChecks;
  warn(reason: string): void;
  /** milliseconds that never go back */
  clock(): number;
}

const MAX_ATTEMPTS = 3;
const PAUSE_MS = 150;

/** A register that is read live. It is `unavailable` whenever there is doubt: nothing is guessed. */
export function createHttpRegister(options: HttpRegisterOptions): (key: string) => Promise<RegisterAnswer> {
  const { name, register, connector, prisma, checks, warn } = options;
  const circuit = createCircuit(options.clock);
  const keepsRecords = (connector.staleSeconds ?? 0) > 0;

  async function ask(key: string): Promise<HttpReply> {
    let reply: HttpReply = {
      kind: 'down',
      reason: 'it has failed several times in a row and is left alone for a while',
    };
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (attempt > 0) await sleep(PAUSE_MS * 2 ** attempt * Math.random());
      const tell = circuit.enter();
      if (!tell) break;
      reply = await requestRecord(connector, key);
      tell(reply.kind !== 'down');
      if (reply.kind !== 'down') break;
    }
    return reply;
  }

  async function reasonAgainst(key: string, record: unknown): Promise<string | undefined> {
    const check = await checks.find(register);
    if (!check) return `there is no schema of a register "${register}"`;
    const reasons = check.reasonsAgainst(record);
    if (reasons.length > 0) return `the record is refused: ${reasons.join('; ')}`;
    const own = check.keyField && (record as Record<string, unknown>)[check.keyField];
    return own === undefined || own === key ? undefined : 'the record is not the one that was asked for';
  }

  // Kept under the connector's name, where no import writes and no other look reads.
  const place = (key: string) => ({ register: name, key });

  async function keep(key: string, record: object, version: string, at: Date): Promise<void> {
    if (!isStorable(record)) return;
    const kept = { record, version, source: `${name} (stale)`, recordedAt: at };
    await prisma.registerRecord.upsert({
      where: { register_key: place(key) },
      create: { ...place(key), ...kept },
      update: kept,
    });
  }

  async function lastGoodRead(key: string): Promise<RegisterAnswer | undefined> {
    const row = await prisma.registerRecord.findUnique({ where: { register_key: place(key) } });
    const oldest = Date.now() - (connector.staleSeconds ?? 0) * 1000;
    if (!row || row.recordedAt.getTime() < oldest) return undefined;
    const { source, version, recordedAt } = row;
    return {
      status: 'found',
      record: row.record as Record<string, unknown>,
      source,
      version,
      at: recordedAt.toISOString(),
    };
  }

  return async (key) => {
    const reply = await ask(key);
    const now = new Date();
    const provenance = { source: name, at: now.toISOString() };
    if (reply.kind === 'absent') {
      if (keepsRecords) await prisma.registerRecord.deleteMany({ where: place(key) });
      return { status: 'absent', ...provenance };
    }
    const reason = reply.kind === 'record' ? await reasonAgainst(key, reply.record) : reply.reason;
    if (reply.kind === 'record' && reason === undefined) {
      const record = reply.record as Record<string, unknown>;
      const version = reply.version ?? hashOf(record).slice(0, 16);
      if (keepsRecords) await keep(key, record, version, now);
      return { status: 'found', record, version, ...provenance };
    }
    warn(reason ?? '');
    const stale = keepsRecords && reply.kind === 'down' ? await lastGoodRead(key) : undefined;
    return stale ?? { status: 'unavailable', ...provenance };
  };
}
