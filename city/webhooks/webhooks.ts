import type { Poster } from './post.js';
import type { Secrets } from './secrets.js';
import type { WakeEndpoint } from './waker.js';

/** What use-cases on endpoints work with. */
export interface Webhooks {
  poster: Poster;
  secrets: Secrets;
  wake: WakeEndpoint;
}
