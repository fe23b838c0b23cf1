import type { Schema } from '../../forms/expression/schema.js';
import { hashOf } from '../../forms/hash.js';
import { registerSchemas } from '../../forms/rulebook/registers.js';
import type { PrismaClient } from '../../prisma/client.js';
import { createRecordCheck, type RecordCheck } from './record-check.js';

/** The registers there are: the shipped ones, and those that published rulebooks bring. */
export interface RecordChecks {
  /** Undefined when there is no such register. */
  find(register: string): Promise<RecordCheck | undefined>;
  names(): Promise<string[]>;
}

export function createRecordChecks(prisma: PrismaClient): RecordChecks {
  const compiled = new Map<string, RecordCheck>();

  function checkOf(name: string, schema: Schema): RecordCheck {
    const cached = compiled.get(name);
    if (cached) return cached;
    const check = createRecordCheck(schema);
    compiled.set(name, check);
    return check;
  }

  /** Of every rulebook its newest version. A register that two rulebooks bring is the last one's. */
  async function published(): Promise<Record<string, Schema>> {
    const rows = await prisma.$queryRaw<{ registers: Record<string, Schema> }[]>`
      SELECT registers FROM (
        SELECT DISTINCT ON (code) code, document -> 'registers' AS registers FROM "Publication"
        WHERE kind = 'RULEBOOK' AND status = 'APPROVED' ORDER BY code, version DESC
      ) AS newest WHERE jsonb_typeof(registers) = 'object' ORDER BY code`;
    return Object.assign({}, ...rows.map(({ registers }) => registers)) as Record<string, Schema>;
  }

  return {
    async find(register) {
      const shipped = Object.hasOwn(registerSchemas, register) ? registerSchemas[register] : undefined;
      if (shipped) return checkOf(register, shipped);
      const others = await published();
      const schema = Object.hasOwn(others, register) ? others[register] : undefined;
      return schema && checkOf(`${register} ${hashOf(schema)}`, schema);
    },
    names: async () => [...new Set([...Object.keys(registerSchemas), ...Object.keys(await published())])],
  };
}
