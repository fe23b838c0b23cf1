export { checkCases } from './check-cases.js';
export { cleanDocuments } from './clean-documents.js';
export { deliverNotification } from './deliver-notification.js';
export { permitApplication } from './permit-application.js';
export { printPermit } from './print-permit.js';
export { sealTrail } from './seal-trail.js';
