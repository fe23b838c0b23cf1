import './untraced-promises.js';

export { checkCases } from './check-cases.js';
export { cleanDocuments } from './clean-documents.js';
export { deliverNotices } from './deliver-notices.js';
export { deliverNotification } from './deliver-notification.js';
export { deliverWebhooks } from './deliver-webhooks.js';
export { forgetEvents } from './forget-events.js';
export { longWork } from './long-work.js';
export { permitApplication } from './permit-application.js';
export { permitEnds } from './permit-ends.js';
export { printPapers } from './print-papers.js';
export { printPermit } from './print-permit.js';
export { remindVisits } from './remind-visits.js';
export { sealTrail } from './seal-trail.js';
export { wakeCases } from './wake-cases.js';
