import { Context } from '@temporalio/activity';
import pg from 'pg';

/** Which process a statement would be of: both run in the one that counts. */
export type Side = 'server' | 'worker';

export interface Statement {
  side: Side;
  text: string;
  /** of the workflow whose activity it is */
  workflowType?: string | undefined;
}

/** The database's address for one of the two, by which its statements are known. */
export function urlOf(side: Side, databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('application_name', side);
  return url.href;
}

function workflowType(): string | undefined {
  try {
    return Context.current().info.workflowType;
  } catch {
    return undefined;
  }
}

/** Notes every statement of this process from now on, BEGIN and COMMIT among them. Answers those since it was asked last. */
export function noteStatements(): () => Statement[] {
  let noted: Statement[] = [];
  pg.Client.prototype.query = new Proxy(pg.Client.prototype.query, {
    apply(query, client: pg.Client & { connectionParameters: { application_name?: string } }, args) {
      const [config] = args as [string | { text?: string }];
      const side = client.connectionParameters.application_name;
      const text = typeof config === 'string' ? config : (config.text ?? '');
      if (side === 'server' || side === 'worker') noted.push({ side, text, workflowType: workflowType() });
      return Reflect.apply(query, client, args);
    },
  });
  return () => {
    const all = noted;
    noted = [];
    return all;
  };
}
