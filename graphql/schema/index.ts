import './application-draft.js';
import './application-filing.js';
import './application-list.js';
import './application-read.js';
import './attached-document.js';
import './definition-report.js';
import './document-upload.js';
import './evaluate.js';
import './fee-line-slips.js';
import './notification-list.js';
import './notification-preferences.js';
import './payment-session.js';
import './payment-slip.js';
import './permit.js';
import './permit-type.js';
import './permit-verification.js';
import './receipt.js';
import './receipt-decision.js';
import './receipt-list.js';
import './scalars.js';
import './task-decision.js';
import './task-list.js';
import './timeline-entry.js';
import type { GraphQLSchema } from 'graphql';
import { builder } from '../builder.js';

/** The whole API. Every file above adds its types, queries and mutations to the builder. */
export const schema: GraphQLSchema = builder.toSchema();
