import { readFileSync } from 'node:fs';
import {
  BreakingChangeType,
  buildSchema,
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
} from 'graphql';
import { expect, it } from 'vitest';
import { schema } from './schema/index.js';

const text = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
/** What the last release serves. A release copies `schema.graphql` over it and empties the list below. */
const released = buildSchema(text('./released.graphql'));

/** What a client that was written for the last release may stumble over, each with why it is so all the same. */
const REVIEWED: Record<string, string> = {
  'PermitApplication.workflow changed type from WorkflowState! to WorkflowState.':
    'Temporal being away took the whole case from its reader; a client gets null there, and the error at its path.',
};

/** What is only more: clients are told to expect values, arguments and interfaces that they do not know. */
const MORE: ReadonlySet<string> = new Set([
  DangerousChangeType.VALUE_ADDED_TO_ENUM,
  DangerousChangeType.OPTIONAL_ARG_ADDED,
  DangerousChangeType.OPTIONAL_INPUT_FIELD_ADDED,
  DangerousChangeType.IMPLEMENTED_INTERFACE_ADDED,
]);

it('breaks nothing of the last release that nobody has thought about', () => {
  const changes = [...findBreakingChanges(released, schema), ...findDangerousChanges(released, schema)];
  const found = changes.filter(({ type }) => !MORE.has(type)).map(({ description }) => description);
  expect(found.filter((description) => !(description in REVIEWED))).toEqual([]);
  expect(Object.keys(REVIEWED).filter((description) => !found.includes(description))).toEqual([]);
});

it('would see what was taken away, and names it in the changelog of the API', () => {
  const without = buildSchema(text('./schema.graphql').replace(/^ {2}stuckSince:/m, '  stuck:'));
  const types = findBreakingChanges(released, without).map(({ type }) => type);
  expect(types).toContain(BreakingChangeType.FIELD_REMOVED);
  const page = text('../docs/api.md');
  for (const description of Object.keys(REVIEWED)) expect(page).toContain(description.split(' ')[0]);
});
