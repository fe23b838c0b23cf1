import { beginnerOf, isMeasure, respondersOf } from '../appeals.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Responders } from '../language/people-steps.js';
import { takenBy } from '../notices.js';
import { ownOutcomesOf } from '../outcomes.js';
import { problem, unknownName } from './problem.js';
import { everyStep } from './step-lists.js';

/** Appeals that nobody decides, or that could bring nothing about. */
export function checkAppeals(definition: FormDefinition): DefinitionIssue[] {
  const types = new Set(everyStep(definition).map(({ step }) => step.type));
  return everyStep(definition).flatMap(({ step, path }) => {
    if (step.type !== 'appeal') return [];
    const wrong = (key: string, message: string) => [problem(`${path}.${key}`, 'APPEAL_EFFECT', message)];
    const { role, annuls, suspends, effect, grounds, hearing, next, of, after, within, ifDayOff } = step;
    const [by, responders] = [beginnerOf(step), respondersOf(step)];
    const isOfRole = by !== undefined && effect !== undefined;
    const grants = types.has('issue') && of.includes('ISSUED');
    if (role === undefined && by === undefined)
      return wrong('role', 'nobody decides it; name who does, or in "by" the authority whose order it is');
    if (role === undefined && step.outcomes !== undefined)
      return wrong('outcomes', 'an order is carried out, and nothing is decided; name who decides in "role"');
    const touches = effect !== undefined ? 'effect' : annuls ? 'annuls' : suspends ? 'suspends' : undefined;
    if (touches && !grants) return wrong(touches, 'only of a case that ended as ISSUED there is a permit to touch');
    if (effect !== undefined && annuls)
      return wrong('annuls', '"effect" says what becomes of the permit; leave this out');
    if (effect !== undefined && next !== undefined)
      return wrong('next', 'with "effect" the case does not go on; name one of the two');
    if (effect !== undefined && role === undefined) return wrong('role', 'nobody else decides it; name who does');
    if (responders && effect !== undefined)
      return wrong('by', 'whoever filed on a notice objects to an end; a measure on the permit is begun by a role');
    const filed = responders && filedNowhere(definition, responders, `${path}.by`);
    if (filed) return [filed];
    if (effect !== undefined && role === by)
      return wrong('role', `"${role}" begins it and decides it: name another role, so that two agree`);
    for (const [key, value] of [
      ['grounds', grounds],
      ['hearing', hearing],
    ] as const)
      if (value !== undefined && !isOfRole)
        return wrong(key, 'only of a measure that a role begins: name "effect" and, in "by", the role');
    if (ifDayOff !== undefined && (within ?? hearing) === undefined)
      return wrong('ifDayOff', 'there is no last day that could be a day off; name "within" or "hearing"');
    const own = ownOutcomesOf(step);
    const at = (id: string) => `outcomes[${step.outcomes?.findIndex((each) => Object(each).id === id)}]`;
    const vague = own.find(({ as }) => as === undefined);
    if (vague) return wrong(`${at(vague.id)}.as`, 'say which of the three it is like: the objection is right, or not');
    const leads = own.find(({ as, next: to }) => to !== undefined && (as === 'reject' || effect !== undefined));
    if (leads)
      return wrong(`${at(leads.id)}.next`, 'what was decided stands, or a measure was taken: the case goes nowhere');
    const before = definition.steps.find(({ id }) => id === after);
    if (after !== undefined && !before) return [unknownName(`${path}.after`, 'step', after, appealsIn(definition))];
    if (before && (before.type !== 'appeal' || before.id === step.id || isMeasure(before) || before.role === undefined))
      return wrong('after', `"${after}" is no other appeal that somebody decides, so that nothing could follow it`);
    const twice = grounds?.find(({ id }, i) => grounds.findIndex((other) => other.id === id) < i);
    if (twice) return wrong('grounds', `"${twice.id}" stands there twice`);
    if (annuls && next !== undefined)
      return wrong('next', 'with "annuls" the case does not go on; name one of the two');
    if (!annuls && effect === undefined && next === undefined && !types.has('analyze') && !types.has('calculate'))
      return wrong('next', 'there is nothing to work out anew; name the step at which the case goes on');
    return [];
  });
}

/** Where nobody could have filed what the appeal is for. */
function filedNowhere(
  definition: FormDefinition,
  { filedOn, kind }: Responders,
  path: string,
): DefinitionIssue | undefined {
  const notices = everyStep(definition).flatMap(({ step }) => (step.type === 'publish-notice' ? [step] : []));
  const notice = notices.find(({ id }) => id === filedOn);
  if (!notice)
    return unknownName(
      `${path}.filedOn`,
      'step',
      filedOn,
      notices.map(({ id }) => id),
    );
  const taken = takenBy(notice).map((each) => each.kind);
  if (kind === undefined ? taken.length > 0 : taken.includes(kind)) return undefined;
  const key = kind === undefined ? 'filedOn' : 'kind';
  return problem(
    `${path}.${key}`,
    'APPEAL_EFFECT',
    `nothing of the kind is filed on "${filedOn}", so nobody may begin it`,
  );
}

const appealsIn = ({ steps }: FormDefinition): string[] =>
  steps.filter(({ type }) => type === 'appeal').map(({ id }) => id);
