import type { FormDefinition } from '../language/definition.js';
import type { Rule } from '../language/rule.js';
import { baseMessages, baseTitles } from '../messages/grant.js';
import { PARCELS } from '../rulebook/registers.js';
import type { Evaluation } from './types.js';

const actual = '{actual}';
const limit = '{limit}';

const STANDING_RULE = 'R-BASE-01';

/** Whether a case that was evaluated rests on another permit: the checks of one are among its own. */
export const restsOnPermit = ({ checks }: Pick<Evaluation, 'checks'>): boolean =>
  checks.some(({ rule }) => rule === STANDING_RULE);

/** Which lookup of a definition says what plot its cases are about. */
export const plotLookup = ({ registers }: Pick<FormDefinition, 'registers'>) =>
  registers.find(({ register }) => register === PARCELS);

/**
 * The checks of the permit that a case rests on, as rules like all others: how it stands, that it is of the same plot,
 * and that it is the applicant's to use. Where a record does not say so, as in a test of the definition, they do not apply.
 */
export function baseRules(definition: FormDefinition): Rule[] {
  const base = definition.grant?.base;
  if (!base) return [];
  const { permit, when, types, standing = ['ISSUED'], onFail = 'block' } = base;
  const plot = plotLookup(definition)?.key;
  const isTold = `${permit}.status.hasValue()`;
  const common = { onFail, basis: 'grant.base', ...(when !== undefined && { when }) };
  const rules: Rule[] = [
    {
      ...common,
      id: STANDING_RULE,
      title: baseTitles.STANDING,
      applies: isTold,
      pass: `${permit}.status.orValue("") in ${JSON.stringify(standing)}`,
      actual: `${permit}.status.orValue("")`,
      limit: JSON.stringify(standing),
      message: baseMessages.STANDING({ actual, limit }),
      fix: baseMessages.STANDING_FIX,
    },
  ];
  if (plot !== undefined) {
    rules.push({
      ...common,
      id: 'R-BASE-02',
      title: baseTitles.PLOT,
      applies: `${isTold} || !samePlot(${permit}.nosaziCode, ${plot})`,
      pass: `samePlot(${permit}.nosaziCode, ${plot})`,
      actual: `${permit}.nosaziCode`,
      limit: plot,
      message: baseMessages.PLOT({ actual }),
      fix: baseMessages.PLOT_FIX,
    });
  }
  rules.push({
    ...common,
    id: 'R-BASE-03',
    title: baseTitles.HOLDER,
    applies: `${permit}.holder.hasValue()`,
    pass: `${permit}.holder.orValue("") == "APPLICANT"`,
    message: baseMessages.HOLDER,
    fix: baseMessages.HOLDER_FIX,
  });
  if (types !== undefined) {
    const among = typeof types === 'string' ? types : JSON.stringify(types);
    rules.push({
      ...common,
      id: 'R-BASE-04',
      title: baseTitles.TYPE,
      applies: isTold,
      pass: `${permit}.permitType in (${among})`,
      actual: `${permit}.permitType`,
      limit: among,
      message: baseMessages.TYPE({ actual, limit }),
      fix: baseMessages.TYPE_FIX,
    });
  }
  return rules;
}
