import { type Logger, pino } from 'pino';
import type { RegisterAnswer } from '../../forms/evaluation/types.js';
import { plotOf } from '../../forms/plot.js';
import { PERMITS } from '../../forms/rulebook/registers.js';
import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { createHttpRegister } from './http-register.js';
import type { RegisterConnector } from './http-request.js';
import { permitAnswer, type SaysOfGrant } from './own-permits.js';
import { plotAnswer } from './plot-facts.js';
import { isRecordKey } from './record-check.js';
import { createRecordChecks } from './record-checks.js';
import { type Ahead, type RecordRow, type RowsAhead, rowsAhead } from './rows-ahead.js';

/** The city's registers. One that does not answer says so; it never guesses. */
export interface Registers {
  /** `inside`: the transaction that asks, for what the product's own database holds. */
  look(register: string, key: string, inside?: Transaction): Promise<RegisterAnswer>;
  /** The cases under way and the permits of the plot that a renewal code lies on; `beside`: as the case of this reference sees them. */
  plot(
    code: string,
    asking?: { beside?: string | undefined; inside?: Transaction | undefined },
  ): Promise<RegisterAnswer>;
  /** The same registers, with the rows read already that an evaluation will ask for: each is answered from them once. */
  ahead(wanted: Ahead, inside?: Transaction): Promise<Registers>;
}

export interface RegisterOptions {
  log?: Pick<Logger, 'warn'>;
  /** milliseconds that never go back */
  clock?: () => number;
  /** what is said of permits whose types said nothing when they were filed */
  says?: SaysOfGrant;
}

const LIVE = 'register-';

/**
 * The registers kept in the product's own database; those with a connector `register-<name>` are read over HTTP instead.
 * Throws when the database does not answer.
 */
export function createRegisters(
  prisma: PrismaClient,
  connectors: Record<string, RegisterConnector> = {},
  { log = pino({ name: 'registers' }), clock = () => performance.now(), says }: RegisterOptions = {},
): Registers {
  const checks = createRecordChecks(prisma);
  const live = new Map(
    Object.entries(connectors)
      .filter(([name]) => name.startsWith(LIVE))
      .map(([name, connector]) => {
        const register = name.slice(LIVE.length);
        const warn = (reason: string) => log.warn({ register, reason }, 'a register gave no answer that can be used');
        return [register, createHttpRegister({ name, register, connector, prisma, checks, warn, clock })];
      }),
  );

  const answerOf = (register: string, row: Omit<RecordRow, 'register' | 'key'> | undefined): RegisterAnswer => {
    const at = new Date().toISOString();
    if (!row) return { status: 'absent', source: register, at };
    const { record, source, version } = row;
    return { status: 'found', record, source, version, at };
  };

  async function lookInDatabase(register: string, key: string, db: Transaction): Promise<RegisterAnswer> {
    const row = await db.registerRecord.findUnique({ where: { register_key: { register, key } } });
    return answerOf(register, row ? { ...row, record: row.record as Record<string, unknown> } : undefined);
  }

  /** `rows`: what was read of the database already. */
  const reading = (rows?: RowsAhead & Ahead): Registers => ({
    async look(register, key, inside = prisma) {
      if (!isRecordKey(key)) return { status: 'absent', source: register, at: new Date().toISOString() };
      const isIt = (one: { register: string; key: string }) => one.register === register && one.key === key;
      const read = () => {
        if (!rows?.lookups.some(isIt)) return lookInDatabase(register, key, inside);
        return answerOf(register, rows.records.find(isIt));
      };
      const answer = await (live.get(register)?.(key) ?? read());
      return register === PERMITS ? permitAnswer(inside, key, answer, new Date(), says) : answer;
    },
    async plot(code, { beside, inside = prisma } = {}) {
      const read = rows?.plot && rows.beside === beside && plotOf(rows.plot) === plotOf(code) ? rows : undefined;
      const { facts } = read ?? (await rowsAhead(inside, { lookups: [], plot: code, beside }));
      return plotAnswer(code, facts, new Date());
    },
    async ahead(wanted, inside = prisma) {
      const own = wanted.lookups.filter(({ register, key }) => !live.has(register) && isRecordKey(key));
      const read = { ...wanted, lookups: own };
      return reading({ ...read, ...(await rowsAhead(inside, read)) });
    },
  });
  return reading();
}
