import { z } from 'zod';
import { FieldPath, shownTo } from './shown.js';
import { Code, Expression, Identifier, LocalizedText } from './text.js';
import { assignee, documents, form } from './work.js';

/** The person named in the answers who is asked. Paths begin at the entry of `each`, or at the answers without it. */
export const Invites = z.strictObject({
  nationalId: FieldPath.describe('the field with the national ID by which they sign in; it has to be asked for'),
  mobile: FieldPath.optional().describe(
    'the field with the number that is told where they have no account here; without it only those who have one are told',
  ),
  text: LocalizedText.describe('what they are asked for'),
  shows: shownTo('they', LocalizedText.describe('why whoever is invited may see it')).describe(
    'what they see of the case, beside the type and the text: nothing else of it is theirs',
  ),
});
export type Invites = z.infer<typeof Invites>;

export const ConsultBody = z
  .strictObject({
    id: Code.describe('the name of the body; rules refer to it'),
    title: LocalizedText.describe('what people call the body'),
    role: Identifier.optional().describe('who answers for it'),
    assignee,
    invites: Invites.optional().describe(
      'in place of `role`: a person named in the answers, who signs in and answers with an outcome of the step and its form',
    ),
    each: FieldPath.optional().describe(
      'a list of the form, such as `neighbours`: asked once for every entry, which `when` and `assignee` know as `item`. An answer says in `entry` which it is of, from 1 on',
    ),
    when: Expression.optional().describe('asked only where this holds'),
    form: form.describe('what this body fills in; by default the `form` of the step, where it has one'),
    documents: documents.describe('what this body attaches, whoever is invited as well, needed where the form is'),
  })
  .refine(({ role, invites }) => (role === undefined) !== (invites === undefined), {
    message: 'name exactly one of role, invites',
  })
  .refine(({ invites, assignee: named }) => invites === undefined || named === undefined, {
    path: ['assignee'],
    message: 'who is invited answers themselves; leave it out',
  })
  .refine(({ each, form }) => each === undefined || form === undefined, {
    path: ['form'],
    message: 'what is asked for every entry fills in the form of the step',
  });
export type ConsultBody = z.infer<typeof ConsultBody>;
