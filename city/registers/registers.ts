import { type Logger, pino } from 'pino';
import type { RegisterAnswer } from '../../forms/evaluation/types.js';
import { PERMITS } from '../../forms/rulebook/registers.js';
import type { PrismaClient, Transaction } from '../../prisma/client.js';
import { createHttpRegister } from './http-register.js';
import type { RegisterConnector } from './http-request.js';
import { permitAnswer, type SaysOfGrant } from './own-permits.js';
import { plotFacts } from './plot-facts.js';
import { isRecordKey } from './record-check.js';
import { createRecordChecks } from './record-checks.js';

/** The city's registers. One that does not answer says so; it never guesses. */
export interface Registers {
  /** `inside`: the transaction that asks, for what the product's own database holds. */
  look(register: string, key: string, inside?: Transaction): Promise<RegisterAnswer>;
  /** The cases under way and the permits of the plot that a renewal code lies on; `beside`: as the case of this reference sees them. */
  plot(
    code: string,
    asking?: { beside?: string | undefined; inside?: Transaction | undefined },
  ): Promise<RegisterAnswer>;
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

  async function lookInDatabase(register: string, key: string, db: Transaction): Promise<RegisterAnswer> {
    const row = await db.registerRecord.findUnique({ where: { register_key: { register, key } } });
    const at = new Date().toISOString();
    if (!row) return { status: 'absent', source: register, at };
    const { source, version } = row;
    return { status: 'found', record: row.record as Record<string, unknown>, source, version, at };
  }

  return {
    async look(register, key, inside = prisma) {
      if (!isRecordKey(key)) return { status: 'absent', source: register, at: new Date().toISOString() };
      const answer = await (live.get(register)?.(key) ?? lookInDatabase(register, key, inside));
      return register === PERMITS ? permitAnswer(inside, key, answer, new Date(), says) : answer;
    },
    plot: (code, { beside, inside = prisma } = {}) => plotFacts(inside, code, beside, new Date()),
  };
}
