/** A document, or what came of it, that only graphql-js itself answers rightly. */
export class NotCompiledError extends Error {
  override name = 'NotCompiledError';
}
