/** There is no permit for what was named. */
export class PermitNotIssuedError extends Error {
  override name = 'PermitNotIssuedError';
  constructor(readonly reference: string) {
    super(`No permit has been issued for ${reference}; it is printed once the application is ISSUED.`);
  }
}

/** Printing comes last: a slip of the permit's application is not paid. */
export class PermitNotPaidError extends Error {
  override name = 'PermitNotPaidError';
  constructor(readonly reference: string) {
    super(`A slip of ${reference} is not paid; pay every slip, then print.`);
  }
}

/** A permit that was revoked or superseded stays so. */
export class PermitStandingFinalError extends Error {
  override name = 'PermitStandingFinalError';
  constructor(
    readonly number: string,
    readonly status: string,
  ) {
    super(`Permit ${number} is ${status}, which is final; issue a new permit instead.`);
  }
}
