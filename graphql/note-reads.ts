import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Context } from './context.js';

/** What of a case names people, or was written by them. */
const PERSONAL = [
  'answers',
  'draftIssues',
  'evaluation',
  'documents',
  'documentsRequired',
  'timeline',
  'mandate',
  'owner',
  'revisions',
  'compareRevisions',
  'applicant',
  'messages',
  'notes',
] as const;

/** Notes whoever reads personal data of a case, by whichever way they came to it. */
export function noteReads(schema: GraphQLSchema): GraphQLSchema {
  const application = schema.getType('PermitApplication');
  if (!application || !('getFields' in application)) throw new Error('the schema has no PermitApplication');
  const fields = application.getFields();
  for (const name of PERSONAL) {
    const field = fields[name];
    if (!field || !('resolve' in field) || !field.resolve) throw new Error(`PermitApplication has no field ${name}`);
    field.resolve = noted(name, field.resolve);
  }
  return schema;
}

function noted(name: string, resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> {
  return (parent, args, context, info) => {
    const { viewer, readLog } = context;
    if (viewer) readLog?.note(viewer, (parent as { reference: string }).reference, name);
    return resolve(parent, args, context, info);
  };
}
