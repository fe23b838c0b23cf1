import { usePersistedOperations as persistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { createGraphQLError, type Plugin } from 'graphql-yoga';
import { z } from 'zod';
import { InputInvalidError } from '../cases/refusals.js';
import type { LocalizedText } from '../forms/language/text.js';
import { readManifests } from './manifests.js';
import { requestMessages } from './messages/requests.js';
import { toGraphqlError } from './refusal-error.js';

const Persisted = z.object({ persistedQuery: z.object({ sha256Hash: z.string() }) });

function hashIn(extensions: unknown): string | undefined {
  const extension = Persisted.safeParse(extensions);
  return extension.success ? extension.data.persistedQuery.sha256Hash : undefined;
}

/**
 * Answers only the documents of some files, named in a request by `documentId` or as
 * `extensions.persistedQuery.sha256Hash`. Throws ConfigError when a file cannot be used.
 */
export function persistedDocuments(files: readonly string[]): Plugin {
  const documents = readManifests(files);
  const refusal = (code: string, message: LocalizedText) =>
    toGraphqlError(new InputInvalidError([{ path: 'documentId', code, message }]));
  return persistedOperations({
    getPersistedOperation: (id) => documents.get(id.replace(/^sha256:/, '')) ?? null,
    extractPersistedOperationId: (params) => {
      const { documentId } = params as { documentId?: unknown };
      return typeof documentId === 'string' ? documentId : (hashIn(params.extensions) ?? null);
    },
    customErrors: {
      notFound: () => refusal('UNKNOWN_DOCUMENT', requestMessages.UNKNOWN_DOCUMENT),
      keyNotFound: () => refusal('DOCUMENT_ID_REQUIRED', requestMessages.DOCUMENT_ID_REQUIRED),
      persistedQueryOnly: () => refusal('DOCUMENT_ID_REQUIRED', requestMessages.DOCUMENT_ID_ONLY),
    },
  }) as Plugin;
}

/** Clients that send the hash of a document first send the document itself once they read this. */
const NOT_SUPPORTED = 'PersistedQueryNotSupported';

/** Where any document is answered none is kept for its hash. */
export const withoutAutomaticDocuments: Plugin = {
  onParams({ params }) {
    if (params.query != null || hashIn(params.extensions) === undefined) return;
    const messages = requestMessages.PERSISTED_QUERY_NOT_SUPPORTED;
    const code = 'PERSISTED_QUERY_NOT_SUPPORTED';
    throw createGraphQLError(NOT_SUPPORTED, { extensions: { code, messages, http: { status: 200 } } });
  },
};
