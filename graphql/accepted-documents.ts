import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { DOCUMENT_SIZES } from './document-cache.js';

/** Documents that went through parsing and validation with every plugin, by their exact text. */
export interface AcceptedDocuments {
  plugin: Plugin;
  find(text: string): DocumentNode | undefined;
}

/** What a document may be never changes while a server runs, so one that was accepted stays so; the oldest are forgotten. */
export function createAcceptedDocuments(): AcceptedDocuments {
  const accepted = new LRUCache<string, DocumentNode>({
    maxSize: DOCUMENT_SIZES.together,
    maxEntrySize: DOCUMENT_SIZES.each,
    sizeCalculation: (_document, text) => Math.max(text.length, 1),
  });
  return {
    plugin: {
      onValidate({ params }) {
        const document: DocumentNode = params.documentAST;
        return ({ valid }) => {
          const text = document.loc?.source.body;
          if (valid && text !== undefined) accepted.set(text, document);
        };
      },
    },
    find: (text) => accepted.get(text),
  };
}
