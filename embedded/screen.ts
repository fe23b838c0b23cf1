import { relative } from 'node:path';
import { demoPeople } from './demo-people.js';
import { demoPassword } from './sign-in/keys.js';

export interface ScreenFacts {
  /** Where the server is reached, without a slash at its end. */
  url: string;
  /** Where Temporal's clients connect, as host:port. */
  temporalAddress: string;
  temporalUi?: string;
  dataDir: string;
  production: boolean;
  /** Whether the pages were built. */
  portal: boolean;
  /** Of an outside sign-in provider; there are no demo people to sign in as then. */
  issuer?: string | undefined;
}

/** What a newcomer needs once everything runs: addresses, people to act as, one thing to paste. */
export async function screen(facts: ScreenFacts): Promise<string> {
  const { url, temporalAddress, temporalUi, dataDir, production, portal, issuer } = facts;
  const addresses = [
    ...(portal ? [`  Portal       ${url}`] : []),
    `  GraphQL      ${url}/graphql`,
    `  Temporal     ${temporalAddress}${temporalUi ? ` (to look at it: ${temporalUi})` : ''}`,
  ];
  if (production || issuer) return ['', ...addresses, ''].join('\n');
  const people = await demoPeople();
  const rows = people.map(({ id, roles, name }) => `  ${id.padEnd(17)} ${roles.join(', ').padEnd(26)} ${name.en}`);
  const setting = relative(process.cwd(), dataDir) === '.data' ? '' : `DATA_DIR=${dataDir} `;
  return [
    '',
    ...addresses,
    `  Sign in      ${url}/sign-in   (password ${demoPassword(dataDir)})`,
    `  Data         ${dataDir}`,
    '',
    ...(portal ? [`Open ${url} in a browser and sign in as citizen-1; decide as supervisor-1.`, ''] : []),
    'People to act as:',
    ...rows,
    '',
    'A token for one of them:',
    `  ${setting}npm run -s token -- citizen-1`,
    '',
    'Try it, in another terminal:',
    `  curl -s ${url}/graphql -H "authorization: Bearer $(${setting}npm run -s token -- citizen-1)" \\`,
    `    -H 'content-type: application/json' -d '{"query":"{ permitTypes { code title { fa en } steps { code type } } }"}'`,
    '',
    'Ctrl-C stops everything; the data stays.',
    '',
  ].join('\n');
}
