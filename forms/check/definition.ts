import { checkCarryOver } from '../carry-over/check.js';
import { checkExpressions } from '../evaluation/compile.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Rulebook } from '../language/rulebook.js';
import { checkAppeals } from './appeals.js';
import { checkAudits } from './audits.js';
import { checkCalculated } from './calculated.js';
import { checkClockWays } from './clock-ways.js';
import { checkClocks } from './clocks.js';
import { checkCurrency } from './currency.js';
import { checkDeadEnds } from './dead-ends.js';
import { checkDeadlines } from './deadlines.js';
import { checkDocuments } from './documents.js';
import { checkEach } from './each.js';
import { checkEndsOfAppeals } from './ends.js';
import { checkExamples } from './examples.js';
import { checkFilesInForm } from './files-in-form.js';
import { checkBusyLoops, checkFirstStep, checkReachability, checkWayToEnd } from './flow.js';
import { checkFormCost, checkFormSchema } from './form-schema.js';
import { checkFormUi } from './form-ui.js';
import { checkGenerations } from './generations.js';
import { checkGrants } from './grants.js';
import { checkDuplicateIds, checkReservedIds } from './ids.js';
import { checkCounts, checkReferrals } from './joins.js';
import { checkLabels } from './labels.js';
import { checkLapse } from './lapse.js';
import { checkLateFindings } from './late-findings.js';
import { checkMessages } from './messages.js';
import { checkBranchSteps, checkMoney, checkSingleForm } from './money.js';
import { checkConnectors, checkRoles, checkRulebookNames } from './names.js';
import { checkNotices } from './notices.js';
import { checkOptions, checkRegisterOptions } from './options.js';
import { checkComparedOutcomes, checkIdleOutcomes, checkMissed, checkStages } from './outcomes.js';
import { checkPersonal } from './personal.js';
import { checkStepReferences } from './references.js';
import { checkResults } from './results.js';
import { checkTables } from './rulebook.js';
import { checkFormKeywords } from './schema-keywords.js';
import { checkBases, checkForegone, checkHeldRoles } from './suspicions.js';
import { checkUnasked } from './unasked.js';
import { checkUseLimit } from './use-limit.js';
import { checkTakenFields, onWorkForms } from './work-forms.js';

/** What a definition may name beside its rulebook. */
export interface KnownNames {
  roles: readonly string[];
  /** roles that at least one account holds; left out where accounts are not known, as at a desk */
  held?: readonly string[];
  /** configured HTTP connectors; `any` where they are not known, as at a desk */
  connectors: readonly string[] | 'any';
  /** codes of the served types that are begun on a public notice; left out where they are not known, as at a desk */
  onNotice?: readonly string[];
  /** the published versions of the permit type; left out where they are not known, as at a desk */
  published?: readonly FormDefinition[];
}

/** Everything that is wrong with a parsed definition, at once. A definition without errors runs. */
export function checkDefinition(definition: FormDefinition, rulebook: Rulebook, known: KnownNames): DefinitionIssue[] {
  const tooCostly = [...checkFormCost(definition), ...onWorkForms(definition, checkFormCost)];
  if (tooCostly.length > 0) return tooCostly;
  const found = once([
    ...checkForm(definition),
    ...onWorkForms(definition, checkForm),
    ...checkTakenFields(definition),
    ...checkDuplicateIds(definition),
    ...checkReservedIds(definition),
    ...checkRulebookNames(definition, rulebook),
    ...checkRegisterOptions(definition, rulebook),
    ...onWorkForms(definition, (own) => checkRegisterOptions(own, rulebook)),
    ...checkTables(definition),
    ...checkDocuments(definition, rulebook),
    ...checkFilesInForm(definition),
    ...checkUseLimit(definition),
    ...checkRoles(definition, known.roles),
    ...checkGenerations(definition),
    ...checkConnectors(definition, known.connectors),
    ...checkFirstStep(definition),
    ...checkStepReferences(definition),
    ...checkResults(definition),
    ...checkComparedOutcomes(definition),
    ...checkIdleOutcomes(definition),
    ...checkMissed(definition),
    ...checkStages(definition),
    ...checkDeadEnds(definition),
    ...checkGrants(definition),
    ...checkCounts(definition),
    ...checkDeadlines(definition),
    ...checkClocks(definition, known.roles),
    ...checkClockWays(definition),
    ...checkAudits(definition),
    ...checkAppeals(definition),
    ...checkEndsOfAppeals(definition),
    ...checkLapse(definition),
    ...checkMessages(definition),
    ...checkNotices(definition, known.onNotice),
    ...checkEach(definition),
    ...checkReferrals(definition, rulebook),
    ...checkReachability(definition),
    ...checkWayToEnd(definition),
    ...checkBusyLoops(definition),
    ...checkSingleForm(definition),
    ...checkBranchSteps(definition),
    ...checkMoney(definition, rulebook),
    ...checkCurrency(definition, rulebook),
    ...checkExpressions(definition, rulebook),
    ...checkForegone(definition, rulebook),
    ...checkBases(definition, rulebook),
    ...checkUnasked(definition, rulebook),
    ...checkLateFindings(definition, rulebook),
    ...checkCarryOver(definition, known.published),
    ...(known.held ? checkHeldRoles(definition, known.roles, known.held) : []),
  ]);
  const issues = withoutEchoes(found);
  if (issues.some(({ severity }) => severity === 'error')) return issues;
  return [...issues, ...checkExamples(definition, rulebook)];
}

const checkForm = (definition: FormDefinition): DefinitionIssue[] => [
  ...checkFormSchema(definition),
  ...checkFormKeywords(definition),
  ...checkLabels(definition),
  ...checkFormUi(definition),
  ...checkPersonal(definition),
  ...checkCalculated(definition),
  ...checkOptions(definition),
];

/** Where a way leads to no step, that those behind it are not reached is said once, by the way. */
function withoutEchoes(issues: DefinitionIssue[]): DefinitionIssue[] {
  const broken = issues.some(({ code }) => code === 'UNKNOWN_STEP' || code === 'LEADS_TO_APPEAL');
  return broken ? issues.filter(({ code }) => code !== 'UNREACHABLE_STEP') : issues;
}

/** Compiling expressions finds unknown and doubled names as well, at the same place. */
function once(issues: DefinitionIssue[]): DefinitionIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ path, code }) => {
    const key = `${path.replace(/\.(id|code|name)$/, '')} ${code.replace(/_ID$/, '')}`;
    return !seen.has(key) && seen.add(key);
  });
}
