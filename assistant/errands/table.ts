import type { Errand } from '../talk/state.js';
import { humanReview, objection, withdrawal } from './case-acts.js';
import type { ErrandAct } from './errand.js';
import { mandate, mandateEnd } from './mandates.js';
import { offeredAct } from './offered-act.js';

/** Every act that binds beside the filing. */
export const ERRAND_ACTS: Readonly<Record<Errand, ErrandAct>> = {
  withdrawal,
  humanReview,
  objection,
  mandate,
  mandateEnd,
  act: offeredAct,
};
