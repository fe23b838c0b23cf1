import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { keptSecret } from '../runtime/secret-file.js';

/** Whom server, worker and command line connect as. It owns nothing. */
export const ROLE = 'parvaneh';

/** Kept beside the cluster's folder. */
export const rolePassword = (folder: string): string => keptSecret(`${folder}.role-password`);

/** The address of the role's own connections; the role is made, or made to have its password again. */
export async function roleUrl(folder: string, ownerUrl: string): Promise<string> {
  const password = rolePassword(folder);
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [ROLE]);
    const name = escapeIdentifier(ROLE);
    if (rowCount === 0) await owner.query(`CREATE ROLE ${name}`);
    await owner.query(
      `ALTER ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${escapeLiteral(password)}`,
    );
  } finally {
    await owner.end();
  }
  const url = new URL(ownerUrl);
  url.username = ROLE;
  url.password = password;
  return url.href;
}
