/** A document that is not taken. `code` names what is wrong with it. */
export class DocumentRefusedError extends Error {
  override name = 'DocumentRefusedError';
  constructor(
    readonly code:
      | 'TOO_LARGE'
      | 'EMPTY'
      | 'TYPE_REFUSED'
      | 'TYPE_MISMATCH'
      | 'INFECTED'
      | 'UPLOAD_BROKEN'
      | 'CASE_FULL'
      | 'PERSON_FULL',
    message: string,
    /** of TOO_LARGE, CASE_FULL, PERSON_FULL: bytes; of TYPE_MISMATCH: the media type of the content */
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

/** As many bytes of documents are kept as this installation may keep. */
export class DocumentsFullError extends Error {
  override name = 'DocumentsFullError';
  constructor(limit: number) {
    super(`The documents of all cases together may have ${limit} bytes; raise DOCUMENT_TOTAL_MIB.`);
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
