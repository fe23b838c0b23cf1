import { asEntrySees, forEachOf } from '../entries.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Step } from '../language/step.js';
import { MESSAGE_VALUES, namesIn } from '../message-values.js';
import { nearestName } from '../nearest.js';
import { unknownField, unknownResult } from './placeholders.js';
import { problem } from './problem.js';
import { everyStep } from './step-lists.js';

/** Every `{…}` of what a step tells people stands for something of its case that a message may say. */
export const checkMessages = (definition: FormDefinition): DefinitionIssue[] =>
  everyStep(definition).flatMap(({ step, path }) =>
    step.type === 'notify'
      ? Object.entries(step.message).flatMap(([language, text = '']) =>
          namesIn(text).flatMap(
            (name) => unknownIn(`${path}.message.${language}`, name, seenBy(step, definition)) ?? [],
          ),
        )
      : [],
  );

/** A message of an entry says what steps of the same entry have found. */
function seenBy({ id }: Step, definition: FormDefinition): FormDefinition {
  const forEach = forEachOf(definition.steps, id);
  return forEach ? { ...definition, steps: asEntrySees(definition.steps, forEach.id) } : definition;
}

function unknownIn(path: string, name: string, { form, steps }: FormDefinition): DefinitionIssue | undefined {
  const refuse = (message: string, hint?: string) => problem(path, 'UNKNOWN_VALUE', message, hint);
  const known: readonly string[] = MESSAGE_VALUES;
  if (known.includes(name)) return undefined;
  const [root, ...rest] = name.split('.');
  if (root === 'answers' && rest.length > 0) return unknownField(name, rest, form, refuse, 'messages');
  if (root === 'results') return unknownResult(name, rest, steps, refuse, 'messages');
  const all = `${known.map((each) => `{${each}}`).join(', ')}, {answers.…} and {results.<step>.…}`;
  return refuse(`no placeholder "{${name}}"; there are ${all}`, nearestName(name, known));
}
