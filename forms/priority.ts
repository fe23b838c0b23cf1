import { Priority } from './language/step.js';

/** How far forward each level stands; lists of work begin with the highest. */
export const rankOf = (priority: Priority): number => Priority.options.indexOf(priority);
