import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { ReviewOutcome } from '../language/step.js';
import { documentListsOf } from '../work-forms.js';
import { END } from './edges.js';
import { problem } from './problem.js';
import { everyStep } from './step-lists.js';

interface Named {
  path: string;
  name: string;
}

function duplicates(kind: string, all: Named[]): DefinitionIssue[] {
  const first = new Map<string, string>();
  return all.flatMap(({ path, name }) => {
    const before = first.get(name);
    if (before === undefined) first.set(name, path);
    return before === undefined ? [] : [problem(path, 'DUPLICATE_ID', `${kind} "${name}" stands at ${before} already`)];
  });
}

const listed = <T>(path: string, items: readonly T[], key: string, nameOf: (item: T) => string): Named[] =>
  items.map((item, i) => ({ path: `${path}[${i}]${typeof item === 'string' ? '' : `.${key}`}`, name: nameOf(item) }));

/** Every id stands for one thing. Step ids are one namespace with those of all branches. */
export function checkDuplicateIds(definition: FormDefinition): DefinitionIssue[] {
  const steps = everyStep(definition);
  const { documents, registers, facts, regulations, rules, fees, lanes } = definition;
  return [
    ...duplicates(
      'step',
      steps.map(({ step, path }) => ({ path: `${path}.id`, name: step.id })),
    ),
    ...steps.flatMap(({ step, path }) => {
      if (!('outcomes' in step)) return [];
      const named = listed(`${path}.outcomes`, step.outcomes ?? [], 'id', idOf);
      return duplicates('outcome', named);
    }),
    ...steps.flatMap(({ step, path }) => {
      if (step.type === 'consult') {
        return duplicates(
          'body',
          listed(`${path}.bodies`, step.bodies, 'id', ({ id }) => id),
        );
      }
      if (step.type !== 'parallel') return [];
      return duplicates(
        'branch',
        listed(`${path}.branches`, step.branches, 'id', ({ id }) => id),
      );
    }),
    ...duplicates(
      'document',
      listed('documents', documents, 'code', ({ code }) => code),
    ),
    ...steps.flatMap(({ step, path }) =>
      documentListsOf(step).flatMap(({ key, list }) =>
        duplicates('document', [
          ...listed('documents', documents, 'code', ({ code }) => code),
          ...listed(`${path}.${key}`, list, 'code', ({ code }) => code),
        ]).filter((issue) => issue.path.startsWith(path)),
      ),
    ),
    ...duplicates(
      'register',
      listed('registers', registers, 'name', ({ name }) => name),
    ),
    ...duplicates(
      'fact',
      listed('facts', facts, 'name', ({ name }) => name),
    ),
    ...duplicates('regulation', listed('regulations', regulations, 'id', idOf)),
    ...duplicates('rule', listed('rules', rules, 'id', idOf)),
    ...duplicates(
      'fee',
      listed('fees', fees, 'code', (fee) => (typeof fee === 'string' ? fee : fee.code)),
    ),
    ...duplicates(
      'lane',
      listed('lanes', lanes, 'lane', ({ lane }) => lane),
    ),
  ];
}

const idOf = (named: string | { id: string }): string => (typeof named === 'string' ? named : named.id);

/** `end` is where every case ends, so no step may be called so; nor an outcome as those that everybody knows. */
export function checkReservedIds(definition: FormDefinition): DefinitionIssue[] {
  return everyStep(definition).flatMap(({ step, path }) => [
    ...(step.id === END
      ? [problem(`${path}.id`, 'RESERVED_ID', '"end" is the end of every case; choose another id')]
      : []),
    ...('outcomes' in step ? (step.outcomes ?? []) : []).flatMap((outcome, i) =>
      typeof outcome === 'object' && ReviewOutcome.safeParse(outcome.id.toLowerCase()).success
        ? [
            problem(
              `${path}.outcomes[${i}].id`,
              'RESERVED_ID',
              `"${outcome.id}" is what everybody knows by that name; name it without an object, or choose another id`,
            ),
          ]
        : [],
    ),
  ]);
}
