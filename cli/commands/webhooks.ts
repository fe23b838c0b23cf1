import type { Command } from 'commander';
import { type InstallationOptions, openInstallation, RefusedError, withInstallation } from '../installation/ask.js';

const ENDPOINT = 'webhookEndpoint { id url status types permitTypes }';
const ERRORS = 'errors { code path message { en } }';

/** What each subcommand asks, and of what it is asked. */
const COMMANDS = {
  list: [
    '',
    'the endpoints',
    '{ answer: webhookEndpoints(first: 100) { edges { node { id url status disabledWhy failingSince } } } }',
  ],
  log: [
    '<id>',
    'the last tries of an endpoint',
    'query($id: ID!) { answer: webhookDeliveries(endpointId: $id, first: 100) { edges { node { at subject type attempt outcome status code durationMs } } } }',
  ],
  add: [
    '<url>',
    'an endpoint; its secret is shown this once',
    `mutation($url: String!) { answer: createWebhookEndpoint(input: { url: $url }) { secret ${ENDPOINT} ${ERRORS} } }`,
  ],
  rotate: [
    '<id>',
    'a new secret; those before it sign for a day more',
    `mutation($id: ID!) { answer: rotateWebhookSecret(input: { id: $id }) { secret ${ENDPOINT} ${ERRORS} } }`,
  ],
  pause: [
    '<id>',
    'sends nothing for now',
    `mutation($id: ID!) { answer: updateWebhookEndpoint(input: { id: $id, active: false }) { ${ENDPOINT} ${ERRORS} } }`,
  ],
  enable: [
    '<id>',
    'goes on where it was',
    `mutation($id: ID!) { answer: updateWebhookEndpoint(input: { id: $id, active: true }) { ${ENDPOINT} ${ERRORS} } }`,
  ],
  test: [
    '<id>',
    'sends a message that tells of nothing',
    `mutation($id: ID!) { answer: testWebhookEndpoint(input: { id: $id }) { delivery { outcome status code durationMs response } ${ERRORS} } }`,
  ],
  replay: [
    '<id> <after>',
    'sends once more what came after a cursor',
    `mutation($id: ID!, $after: String!) { answer: replayWebhookEvents(input: { id: $id, after: $after }) { ${ENDPOINT} ${ERRORS} } }`,
  ],
  remove: [
    '<id>',
    'takes an endpoint away',
    `mutation($id: ID!) { answer: deleteWebhookEndpoint(input: { id: $id }) { deletedId ${ERRORS} } }`,
  ],
} as const;

interface Answer {
  answer: { errors?: { code: string; path: string | null; message: { en: string } }[] };
}

/** `webhooks …`: endpoints of whoever the token names, over the API; answers are JSON, the exit code is 1 for a refusal. */
export function registerWebhooks(webhooks: Command): void {
  for (const [name, [given, description, query]] of Object.entries(COMMANDS)) {
    const names = given.split(' ').map((each) => each.replace(/[<>]/g, ''));
    withInstallation(webhooks.command(given ? `${name} ${given}` : name).description(description)).action(
      async (...args: unknown[]) => {
        const options = args[given ? names.length : 0] as InstallationOptions;
        const variables = given ? Object.fromEntries(names.map((each, i) => [each, args[i]])) : {};
        await tell(options, query, variables);
      },
    );
  }
}

async function tell(options: InstallationOptions, query: string, variables: Record<string, unknown>): Promise<void> {
  const installation = await openInstallation(options);
  try {
    const { answer } = await installation.ask<Answer>(query, variables);
    for (const { code, message } of answer.errors ?? []) process.stderr.write(`${code}: ${message.en}\n`);
    if (answer.errors?.length) process.exitCode = 1;
    else process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    for (const line of error.lines) process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  }
}
