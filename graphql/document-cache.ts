import type { DocumentNode } from 'graphql';
import type { YogaServerOptions } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';

/** In characters. Parsed, a document takes some fifty bytes of memory for each. */
export const DOCUMENT_SIZES = { together: 1_000_000, each: 16_000 };

/**
 * What is kept of the documents that were sent: those that clients send again and again are parsed and validated once. A
 * flood of large ones, or of such as are none, is not remembered, for it would fill the memory with what nobody sends twice.
 */
export function documentCache(): YogaServerOptions<object, object>['parserAndValidationCache'] {
  return {
    documentCache: new LRUCache<string, DocumentNode>({
      maxSize: DOCUMENT_SIZES.together,
      maxEntrySize: DOCUMENT_SIZES.each,
      sizeCalculation: (_document, text) => Math.max(text.length, 1),
    }),
    errorCache: { get: () => undefined, set: () => undefined },
  };
}
