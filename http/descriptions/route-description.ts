/** What an answer is: a schema of `components`, a media type, or a place to go on to. */
export type Answer = { text: string } & ({ json?: string } | { media: string[] });

/** A route beside GraphQL. */
export interface RouteDescription {
  method: 'get' | 'post';
  /** with `{name}` for what stands in the path */
  path: string;
  tag:
    | 'operation'
    | 'papers'
    | 'documents'
    | 'payments'
    | 'verification'
    | 'events'
    | 'signing in'
    | 'assistants'
    | 'descriptions';
  summary: string;
  /** whoever may read what it gives, with a token or a session; otherwise it is open, or opened by what is sent */
  signedIn?: true;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** media type and schema of `components` */
  body?: { media: string; schema: string };
  answers: Record<number, Answer>;
}

export const html = (text: string): Answer => ({ text, media: ['text/html'] });
export const pdf: Answer = { text: 'The paper.', media: ['application/pdf'] };
export const refusal = (text: string): Answer => ({ text, json: 'Refusal' });
export const NOT_HERE = refusal('There is none, or it is not the caller’s to read.');
export const UNAVAILABLE = refusal(
  'Something that is needed does not answer now; `retry-after` says when to try again.',
);
export const SEE_OTHER: Answer = { text: 'Go on at `location`.' };
export const REFUSED_INPUT = refusal('What was sent is not right; `issues` says what to correct.');
