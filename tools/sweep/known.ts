/**
 * Points whose cases do not end as they should yet: the sweep reports them, the share that runs in the tests leaves them
 * out. A pattern leaves this list with the mend of what it names.
 */
export const NOT_YET: RegExp[] = [];
