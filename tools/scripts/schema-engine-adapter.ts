import { randomUUID } from 'node:crypto';
import {
  type ColumnType,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import { Client } from 'pg';

/** PostgreSQL's type ids that occur in its catalogs. The stock adapter knows neither "char" nor arrays of names. */
const COLUMN_TYPES: Record<number, ColumnType> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  19: ColumnTypeEnum.Text,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  25: ColumnTypeEnum.Text,
  26: ColumnTypeEnum.Int64,
  1000: ColumnTypeEnum.BooleanArray,
  1002: ColumnTypeEnum.TextArray,
  1003: ColumnTypeEnum.TextArray,
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
  1043: ColumnTypeEnum.Text,
  1184: ColumnTypeEnum.DateTime,
};

const TEXT_ARRAYS = [1002, 1003, 1009];

/** Connects the schema engine to PostgreSQL. Its shadow database is one of its own, dropped when it is let go. */
export class CatalogAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName = 'parvaneh-catalog';

  private readonly opened: SqlDriverAdapter[] = [];

  constructor(private readonly url: string) {}

  connect(): Promise<SqlDriverAdapter> {
    return this.open(this.url, () => Promise.resolve());
  }

  /** Lets go of what the engine has left open. */
  async close(): Promise<void> {
    for (const adapter of this.opened) await adapter.dispose();
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `shadow_${randomUUID()}`;
    const admin = new Client({ connectionString: this.url });
    await admin.connect();
    await admin.query(`CREATE DATABASE "${name}"`);
    const url = new URL(this.url);
    url.pathname = `/${name}`;
    return this.open(url.href, async () => {
      await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await admin.end();
    });
  }

  private async open(url: string, afterwards: () => Promise<void>): Promise<SqlDriverAdapter> {
    const adapter = await open(url, afterwards);
    this.opened.push(adapter);
    return adapter;
  }
}

async function open(url: string, afterwards: () => Promise<void>): Promise<SqlDriverAdapter> {
  const client = new Client({ connectionString: url });
  await client.connect();
  let disposed = false;
  const run = ({ sql, args }: SqlQuery) => client.query<unknown[]>({ text: sql, values: args, rowMode: 'array' });
  return {
    provider: 'postgres',
    adapterName: 'parvaneh-catalog',
    async queryRaw(query): Promise<SqlResultSet> {
      const { fields, rows } = await run(query);
      return {
        columnNames: fields.map((field) => field.name),
        columnTypes: fields.map((field) => columnType(field.dataTypeID, field.name)),
        rows: rows.map((row) => row.map((value, i) => plain(value, fields[i]?.dataTypeID))),
      };
    },
    executeRaw: async (query) => (await run(query)).rowCount ?? 0,
    // Without parameters the whole script is one message, so that bodies in $$ stay whole.
    async executeScript(script) {
      await client.query(script);
    },
    startTransaction: (): Promise<Transaction> => Promise.reject(new Error('The schema engine opens no transaction.')),
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: false }),
    async dispose() {
      if (disposed) return;
      disposed = true;
      await client.end();
      await afterwards();
    },
  };
}

function columnType(oid: number, column: string): ColumnType {
  const type = COLUMN_TYPES[oid];
  if (type === undefined) throw new Error(`The catalog column ${column} has the unexpected type ${oid}.`);
  return type;
}

/** The driver leaves arrays of "char" and of names as text, `{a,b}`. */
function plain(value: unknown, oid = 0): unknown {
  if (typeof value === 'string' && TEXT_ARRAYS.includes(oid)) return value.slice(1, -1).split(',').filter(Boolean);
  return COLUMN_TYPES[oid] === ColumnTypeEnum.Int64 && value !== null ? String(value) : value;
}
