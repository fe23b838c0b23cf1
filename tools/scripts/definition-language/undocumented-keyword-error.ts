/** A keyword that lacks its sentence or its example; the documentation is not printed without. */
export class UndocumentedKeywordError extends Error {
  override name = 'UndocumentedKeywordError';
  constructor(path: string, lacking: string) {
    super(`${path} has no ${lacking}; .describe() it in forms/language/, or use it in a sample document.`);
  }
}
