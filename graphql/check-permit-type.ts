import { NoRulebookInForceError } from '../activities/catalogue.js';
import { checkDefinition } from '../forms/check/definition.js';
import { checkExpressions } from '../forms/evaluation/compile.js';
import { jalaliDay } from '../forms/jalali.js';
import type { DefinitionIssue } from '../forms/language/issue.js';
import { Rulebook } from '../forms/language/rulebook.js';
import { parseDefinition } from '../forms/parse.js';
import type { Context } from './context.js';

/** The roles of the installation. */
async function knownRoles({ prisma }: Context): Promise<string[]> {
  return (await prisma.role.findMany({ select: { id: true } })).map(({ id }) => id);
}

/** Everything that is wrong with a definition, against the rulebook in force and the configured connectors. */
export async function checkPermitType(context: Context, value: unknown): Promise<DefinitionIssue[]> {
  const { definition, issues } = parseDefinition(value);
  if (!definition) return issues;
  const found = await context.catalogue
    .rulebookInForce(definition.rulebook, jalaliDay(new Date()))
    .catch((error) => (error instanceof NoRulebookInForceError ? error : Promise.reject(error)));
  if (found instanceof NoRulebookInForceError) {
    return [{ path: 'rulebook', code: 'UNKNOWN_RULEBOOK', message: found.message, severity: 'error' }];
  }
  const row = await context.prisma.rulebook.findUniqueOrThrow({ where: { hash: found.hash } });
  const rulebook = Rulebook.parse(row.document);
  const structure = checkDefinition(definition, rulebook, {
    roles: await knownRoles(context),
    connectors: context.connectors,
  });
  const known = new Set(structure.map(({ path }) => path));
  // What an expression says of a name that is reported already would only repeat it.
  const expressions = checkExpressions(definition, rulebook).filter(({ path }) => !known.has(path));
  return [...issues, ...structure, ...expressions];
}
