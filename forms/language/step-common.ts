import { z } from 'zod';
import { Deadline } from './deadline.js';
import { Expression, Identifier, LocalizedText } from './text.js';

/** What every step has. */
export const common = {
  id: Identifier.describe('the name of the step; other steps lead to it by this name'),
  title: LocalizedText.describe('what people call the step'),
  when: Expression.optional().describe('the step is passed over when this is false'),
  next: Identifier.optional().describe('the step after this one; by default the next in the list; "end" ends the case'),
  deadlines: z.array(Deadline).max(10).optional().describe('what happens when the step waits too long'),
  onExpire: Identifier.optional().describe('where an `expire` deadline leads; by default as the step type says'),
};
