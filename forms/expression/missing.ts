/** An expression has no value, for a reason that the library hands on as it is. */
export class NoValueError extends Error {}

/** A value that the case does not have (yet): an answer, a register's record, a row of a table. */
export class ValueMissingError extends NoValueError {
  constructor(
    readonly what: string,
    readonly reason: 'answer' | 'register' | 'row' | 'value',
  ) {
    super(`missing ${reason}: ${what}`);
  }
}

/** An exact value that grew past what a permit can need. */
export class NumberTooLargeError extends NoValueError {
  constructor() {
    super('a number grew beyond 150 digits, or a whole number beyond 64 bits');
  }
}

export class DivisionByZeroError extends NoValueError {
  constructor() {
    super('division by zero');
  }
}
