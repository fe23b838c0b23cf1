import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { UsageError } from '../../runtime/usage-error.js';
import { readText } from '../read-text.js';
import { UnreachableError } from '../unreachable-error.js';

/** What an installation refuses, a line for each thing that is wrong. */
export class RefusedError extends Error {
  override name = 'RefusedError';
  constructor(
    readonly code: string,
    readonly lines: string[],
  ) {
    super(lines.join('\n'));
  }
}

export interface Installation {
  /** @throws UnreachableError, RefusedError */
  ask<T>(query: string, variables?: Record<string, unknown>, file?: { text: string; at: string }): Promise<T>;
}

export interface InstallationOptions {
  to: string;
  tokenFile?: string;
}

/** The options of every command that speaks to a running installation. */
export const withInstallation = (command: Command): Command =>
  command
    .option(
      '--to <url>',
      'the installation, as http://localhost:4000',
      process.env.PARVANEH_URL ?? 'http://localhost:4000',
    )
    .option('--token-file <file>', 'holds the bearer token of an administrator; otherwise PARVANEH_TOKEN does');

const Answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z
          .object({
            code: z.string().optional(),
            issues: z
              .array(
                z.object({
                  path: z.string(),
                  code: z.string(),
                  message: z.object({ en: z.string() }),
                  line: z.number().optional(),
                  column: z.number().optional(),
                }),
              )
              .optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});

/** Speaks GraphQL to a running installation as whoever the token names, so that its policy and approval hold. */
export async function openInstallation({ to, tokenFile }: InstallationOptions): Promise<Installation> {
  if (!URL.canParse(to)) throw new UsageError(`--to takes an address such as http://localhost:4000, not "${to}".`);
  const token = (tokenFile ? await readText(tokenFile) : (process.env.PARVANEH_TOKEN ?? '')).trim();
  if (token === '')
    throw new UsageError('Set PARVANEH_TOKEN to an administrator’s bearer token, or name --token-file.');
  const url = new URL('graphql', to.endsWith('/') ? to : `${to}/`);
  return {
    async ask<T>(query: string, variables: Record<string, unknown> = {}, file?: { text: string; at: string }) {
      const { body, headers } = file ? asFile(query, variables, file) : asJson(query, variables);
      const sent = { method: 'POST', body, headers: { ...headers, authorization: `Bearer ${token}` } };
      const response = await patiently(() => fetch(url, sent))
        .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
        .catch((error: Error) => {
          throw new UnreachableError(`${url.origin} does not answer (${reasonOf(error)}); see that it runs, and --to.`);
        });
      const read = Answer.safeParse(jsonOf(response.text));
      if (!read.success) throw new UnreachableError(`${url.href} answers ${response.status}, and no GraphQL.`);
      const [error] = read.data.errors ?? [];
      if (error) throw refusalOf(read.data.errors ?? []);
      return read.data.data as T;
    },
  };
}

/** An export asks for every document in turn, which may be more than anybody may ask for at once. */
async function patiently(ask: () => Promise<Response>, tries = 5): Promise<Response> {
  const answer = await ask();
  if (answer.status !== 429 || tries === 1) return answer;
  await answer.body?.cancel();
  await delay(1_000 * Math.min(Number(answer.headers.get('retry-after')) || 1, 60));
  return patiently(ask, tries - 1);
}

type Errors = NonNullable<z.infer<typeof Answer>['errors']>;

function refusalOf(errors: Errors): Error {
  const [first] = errors;
  const code = first?.extensions?.code ?? 'UNKNOWN';
  if (code === 'UNAVAILABLE') return new UnreachableError(first?.message);
  const lines = errors.flatMap(({ message, extensions }) => {
    const problems = (extensions?.issues ?? []).map((issue) => {
      const place = issue.line === undefined ? '' : `${issue.line}:${issue.column ?? 1}: `;
      return `${place}${issue.path || '(the whole document)'} ${issue.code}: ${issue.message.en}`;
    });
    return problems.length > 0 ? problems : [`${extensions?.code ?? 'UNKNOWN'}: ${message}`];
  });
  return new RefusedError(code, lines);
}

const asJson = (query: string, variables: Record<string, unknown>) => ({
  body: JSON.stringify({ query, variables }),
  headers: { 'content-type': 'application/json' },
});

/** As the GraphQL multipart request specification says: a large document needs no room in the request itself. */
function asFile(query: string, variables: Record<string, unknown>, { text, at }: { text: string; at: string }) {
  const body = new FormData();
  body.set('operations', JSON.stringify({ query, variables: { ...variables, [at]: null } }));
  body.set('map', JSON.stringify({ 0: [`variables.${at}`] }));
  body.set('0', new Blob([text], { type: 'application/json' }), 'document.json');
  return { body, headers: { 'x-graphql-yoga-csrf': '1' } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const reasonOf = (error: Error): string => {
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? error.message;
};
