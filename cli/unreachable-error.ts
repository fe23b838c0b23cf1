/** The installation does not answer. Nothing, or everything, that was asked of it may have happened; asking again is safe. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}
