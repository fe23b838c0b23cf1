import type { Command } from 'commander';
import { commaList, whole } from '../arguments.js';
import { type InstallationOptions, openInstallation, RefusedError, withInstallation } from '../installation/ask.js';

const ENDPOINT = 'webhookEndpoint { id url status types permitTypes disabledWhy failingSince }';
const ERRORS = 'errors { code path message { en } }';
const DELIVERY = 'id at eventId type subject attempt outcome status code durationMs response';
const PAGE = 'totalCount pageInfo { hasNextPage endCursor }';

type Option = [flags: string, description: string, parse?: (given: string) => unknown];
const WHICH: Option[] = [
  ['--types <names>', 'only these events, as APPLICATION_FILED,PERMIT_GRANTED; "" for all', commaList],
  ['--permit-types <codes>', 'only of these permit types, with commas between; "" for all', commaList],
];
const PAGED: Option[] = [
  ['--first <count>', 'how many', whole],
  ['--after <cursor>', 'those after this `endCursor`'],
];

interface Asked {
  /** names of its arguments, which it cannot do without */
  given?: readonly string[];
  options?: readonly Option[];
  what: string;
  /** of a mutation its name, whose input is what was given; of a query its text */
  asks: string;
  answers?: string;
  input?: Record<string, unknown>;
}

const COMMANDS: Record<string, Asked> = {
  list: {
    what: 'the endpoints, newest first',
    options: PAGED,
    asks: `query($first: Int, $after: String) { answer: webhookEndpoints(first: $first, after: $after) {
      edges { node { id ownerId url status disabledWhy failingSince types permitTypes createdAt } } ${PAGE} } }`,
  },
  log: {
    given: ['id'],
    what: 'the tries of an endpoint, newest first',
    options: PAGED,
    asks: `query($id: ID!, $first: Int, $after: String) { answer: webhookDeliveries(endpointId: $id, first: $first, after: $after) {
      edges { node { ${DELIVERY} } } ${PAGE} } }`,
  },
  add: {
    given: ['url'],
    what: 'an endpoint; its secret is shown this once',
    options: [...WHICH, ['--idempotency-key <key>', 'again with the same is the same endpoint']],
    asks: 'createWebhookEndpoint',
    answers: `secret ${ENDPOINT}`,
  },
  change: {
    given: ['id'],
    what: 'where an endpoint is, and what it is told of; what is left out stays',
    options: [['--url <url>', 'where it is'], ...WHICH],
    asks: 'updateWebhookEndpoint',
    answers: ENDPOINT,
  },
  rotate: {
    given: ['id'],
    what: 'a new secret, shown this once; those before it sign beside it for a while',
    options: [['--overlap-hours <hours>', 'for how long, 0 to 168; 24 without', whole]],
    asks: 'rotateWebhookSecret',
    answers: `secret ${ENDPOINT}`,
  },
  pause: {
    given: ['id'],
    what: 'sends nothing for now',
    asks: 'updateWebhookEndpoint',
    answers: ENDPOINT,
    input: { active: false },
  },
  enable: {
    given: ['id'],
    what: 'goes on where it was',
    asks: 'updateWebhookEndpoint',
    answers: ENDPOINT,
    input: { active: true },
  },
  test: {
    given: ['id'],
    what: 'sends a message that tells of nothing',
    asks: 'testWebhookEndpoint',
    answers: `delivery { ${DELIVERY} }`,
  },
  replay: {
    given: ['id', 'after'],
    what: 'sends once more what came after a cursor of an event',
    asks: 'replayWebhookEvents',
    answers: ENDPOINT,
  },
  remove: { given: ['id'], what: 'takes an endpoint away', asks: 'deleteWebhookEndpoint', answers: 'deletedId' },
};

interface Answer {
  answer: { errors?: { code: string; path: string | null; message: { en: string } }[] };
}

/** `webhooks …`: endpoints of whoever the token names, over the API; answers are JSON, the exit code is 1 for a refusal. */
export function registerWebhooks(webhooks: Command): void {
  for (const [name, { given = [], options = [], what, ...asked }] of Object.entries(COMMANDS)) {
    const command = webhooks.command([name, ...given.map((each) => `<${each}>`)].join(' ')).description(what);
    for (const [flags, description, parse] of options) {
      if (parse) command.option(flags, description, parse);
      else command.option(flags, description);
    }
    withInstallation(command).action(async (...args: unknown[]) => {
      const { to, tokenFile, ...chosen } = args[given.length] as InstallationOptions & Record<string, unknown>;
      const variables = { ...Object.fromEntries(given.map((each, i) => [each, args[i]])), ...chosen };
      await tell({ to, ...(tokenFile && { tokenFile }) }, asked, variables);
    });
  }
}

async function tell(
  options: InstallationOptions,
  { asks, answers, input }: Pick<Asked, 'asks' | 'answers' | 'input'>,
  given: Record<string, unknown>,
): Promise<void> {
  const installation = await openInstallation(options);
  const type = `${asks.charAt(0).toUpperCase()}${asks.slice(1)}Input`;
  const query = answers
    ? `mutation($input: ${type}!) { answer: ${asks}(input: $input) { ${answers} ${ERRORS} } }`
    : asks;
  const variables = answers ? { input: { ...given, ...input } } : given;
  try {
    const { answer } = await installation.ask<Answer>(query, variables);
    for (const { code, path, message } of answer.errors ?? [])
      process.stderr.write(`${path ? `${path} ` : ''}${code}: ${message.en}\n`);
    if (answer.errors?.length) process.exitCode = 1;
    else process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    for (const line of error.lines) process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  }
}
