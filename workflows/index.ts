export { deliverNotification } from './deliver-notification.js';
export { permitApplication } from './permit-application.js';
