import { type AppealStep, beginnerOf, respondersOf } from '../../forms/appeals.js';

export const applicant: { id: string; roles: string[] } = { id: 'applicant', roles: [] };

/** Who begins an appeal or a measure. */
export function whoBegins(appeal: AppealStep): typeof applicant {
  const [by, of] = [beginnerOf(appeal), respondersOf(appeal)];
  if (of) return { id: `who filed on ${of.filedOn}`, roles: [] };
  return by === undefined ? applicant : { id: `${by} who begins`, roles: [by] };
}
