import type { Compiled } from '../expression/compile.js';
import { type Schema, typeOf } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import { nearestName } from '../nearest.js';
import { PERMITS, registerSchemas, SAID_OF_EVERY_PERMIT } from '../rulebook/registers.js';
import type { Compiler } from './compiler.js';
import type { CompiledGrant } from './program.js';
import type { Evaluated } from './step-expressions.js';

const permits = registerSchemas[PERMITS] ?? {};
const known = (permits.properties ?? {}) as Record<string, Schema>;

/** The types that a field of the register may be given; none known of a field of the type's own. */
function expectedOf(name: string): string[] | undefined {
  const schema = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!schema) return undefined;
  const { kind } = typeOf(schema, permits);
  return kind === 'array' || kind === 'object' ? undefined : [kind, `optional<${kind}>`];
}

/** Every expression of a definition's grant. */
export const grantExpressions = ({ grant }: FormDefinition): string[] => [
  ...Object.values(grant?.record ?? {}),
  ...Object.values(grant?.initially ?? {}),
  ...(grant?.replaces === undefined ? [] : [grant.replaces]),
  ...Object.values(grant?.plots ?? {}),
];

/** Compiles what granting writes, and refuses a base permit that no lookup finds. */
export function compileGrant(
  compiler: Compiler,
  definition: FormDefinition,
  { env, evaluation }: Evaluated,
): CompiledGrant | undefined {
  const { grant } = definition;
  if (!grant) return undefined;
  checkBase(compiler, definition);
  const fieldsAt = (part: 'record' | 'initially') =>
    Object.entries(grant[part] ?? {}).flatMap(([name, text]) => {
      const path = `grant.${part}.${name}`;
      if (SAID_OF_EVERY_PERMIT.has(name)) {
        compiler.refuse(path, 'FIELD_NOT_ITS_OWN', `the installation itself says "${name}" of every permit.`);
        return [];
      }
      if (part === 'initially' && grant.record && Object.hasOwn(grant.record, name)) {
        compiler.refuse(path, 'DUPLICATE_ID', `"${name}" stands in the record already; name it once.`);
        return [];
      }
      const expression = compiler.compile(path, text, { expected: expectedOf(name) }, env);
      if (expression && listOfScalars(name, expression)) {
        compiler.refuse(path, 'EXPRESSION_TYPE', `it gives ${expression.type} where a list of records is needed.`);
      }
      return expression ? [{ name, expression }] : [];
    });
  const replaces = compiler.compile(
    'grant.replaces',
    grant.replaces,
    { expected: ['string', 'optional<string>', 'list<string>'] },
    env,
  );
  const codes = (part: 'ends' | 'begins') =>
    compiler.compile(`grant.plots.${part}`, grant.plots?.[part], { expected: ['list<string>'] }, env);
  const [ends, begins] = [codes('ends'), codes('begins')];
  return {
    record: fieldsAt('record'),
    initially: fieldsAt('initially'),
    ...(replaces && { replaces }),
    ...(ends && begins && { plots: { ends, begins } }),
    evaluation,
  };
}

/** A list of the register's that is given a single value, or texts. */
function listOfScalars(name: string, { type }: Compiled): boolean {
  const schema = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!schema || typeOf(schema, permits).kind !== 'array') return false;
  return !/^(optional<)?list<(?!string>|int>|decimal>|bool>|date>)/.test(type);
}

function checkBase({ refuse }: Compiler, { grant, registers }: FormDefinition): void {
  const named = grant?.base?.permit;
  if (named === undefined) return;
  const lookup = registers.find(({ name }) => name === named);
  const path = 'grant.base.permit';
  if (!lookup) {
    const finders = registers.filter(({ register }) => register === PERMITS).map(({ name }) => name);
    const hint = nearestName(named, finders);
    refuse(path, 'UNKNOWN_LOOKUP', `no lookup is called "${named}"${hint ? `; did you mean "${hint}"?` : '.'}`, {
      hint,
    });
  } else if (lookup.register !== PERMITS) {
    refuse(path, 'UNKNOWN_LOOKUP', `"${named}" is looked up in "${lookup.register}", not in "${PERMITS}".`);
  }
}
