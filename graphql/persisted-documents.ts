import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { usePersistedOperations as persistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { Plugin } from 'graphql-yoga';
import { z } from 'zod';
import { InputInvalidError } from '../cases/refusals.js';
import type { LocalizedText } from '../forms/language/text.js';
import { ConfigError } from '../runtime/config/values.js';
import { requestMessages } from './messages/requests.js';
import { toGraphqlError } from './refusal-error.js';

const Documents = z.record(z.string(), z.string());
const Persisted = z.object({ persistedQuery: z.object({ sha256Hash: z.string() }) });

/**
 * Answers only the documents of a file, `{ "<sha256 of the text>": "<text>" }`, named in a request by `documentId` or as
 * `extensions.persistedQuery.sha256Hash`. Throws ConfigError when the file cannot be used.
 */
export function persistedDocuments(file: string): Plugin {
  const documents = readDocuments(file);
  const refusal = (code: string, message: LocalizedText) =>
    toGraphqlError(new InputInvalidError([{ path: 'documentId', code, message }]));
  return persistedOperations({
    getPersistedOperation: (id) => documents.get(id.replace(/^sha256:/, '')) ?? null,
    extractPersistedOperationId: (params) => {
      const { documentId } = params as { documentId?: unknown };
      if (typeof documentId === 'string') return documentId;
      const extension = Persisted.safeParse(params.extensions);
      return extension.success ? extension.data.persistedQuery.sha256Hash : null;
    },
    customErrors: {
      notFound: () => refusal('UNKNOWN_DOCUMENT', requestMessages.UNKNOWN_DOCUMENT),
      keyNotFound: () => refusal('DOCUMENT_ID_REQUIRED', requestMessages.DOCUMENT_ID_REQUIRED),
      persistedQueryOnly: () => refusal('DOCUMENT_ID_REQUIRED', requestMessages.DOCUMENT_ID_ONLY),
    },
  }) as Plugin;
}

function readDocuments(file: string): Map<string, string> {
  let documents: Record<string, string>;
  try {
    documents = Documents.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new ConfigError(`PERSISTED_DOCUMENTS names ${file}, which is no JSON object of documents by their hash.`);
  }
  const wrong = Object.entries(documents).find(
    ([hash, text]) => createHash('sha256').update(text).digest('hex') !== hash,
  );
  if (wrong)
    throw new ConfigError(`PERSISTED_DOCUMENTS names ${file}, where ${wrong[0]} is not its document’s sha256.`);
  return new Map(Object.entries(documents));
}
