/** A document that is not taken. `code` names what is wrong with it. */
export class DocumentRefusedError extends Error {
  override name = 'DocumentRefusedError';
  constructor(
    readonly code: 'TOO_LARGE' | 'TYPE_REFUSED' | 'TYPE_MISMATCH' | 'INFECTED' | 'UPLOAD_BROKEN',
    message: string,
    /** of TOO_LARGE: bytes; of TYPE_MISMATCH: the media type of the content */
    readonly detail: { limit?: number; found?: string } = {},
  ) {
    super(message);
  }
}

/** The shelf of documents cannot be reached, or is full. Trying again later may succeed. */
export class DocumentsUnavailableError extends Error {
  override name = 'DocumentsUnavailableError';
  constructor(cause: unknown) {
    super('The document storage does not take or give files now.', { cause });
  }
}

/** The virus scanner gave no verdict. Nothing was kept; trying again later may succeed. */
export class ScannerUnavailableError extends Error {
  override name = 'ScannerUnavailableError';
  constructor(reply: string) {
    super(`The virus scanner gave no verdict: ${reply}`);
  }
}

/** What is on the shelf is not what was put there. */
export class DocumentDamagedError extends Error {
  override name = 'DocumentDamagedError';
  constructor(readonly sha256: string) {
    super(`The document ${sha256} is damaged; bring it back from a backup, or attach it again.`);
  }
}
