import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isObjectType, isRequiredArgument } from 'graphql';

/** The schema as it is printed, read by the clients' own copy of graphql. */
const schema = buildSchema(readFileSync(new URL('../../graphql/schema.graphql', import.meta.url), 'utf8'));

/** How deep fields are asked for below a case. */
const DEPTH = 4;
/** Live on purpose, made anew for each asking, or refused to a citizen. */
const APART = /url$|^(workflow|waited|definition|diagram|formSchema|uiSchema|application|agenda)$/i;

const fieldsOf = (type) =>
  Object.values(type.getFields()).filter(({ name, args }) => !APART.test(name) && !args.some(isRequiredArgument));

/** All that can be asked of a type without an argument, with its identity wherever it has one. */
function selectionOf(type, depth) {
  return fieldsOf(type)
    .flatMap(({ name, type: written }) => {
      const of = getNamedType(written);
      if (!isObjectType(of)) return [name];
      const inner = depth > 1 ? selectionOf(of, depth - 1) : '';
      return inner ? [`${name} { ${inner} }`] : [];
    })
    .join(' ');
}

const page = (name, selection) =>
  `query ${name}($first: Int!, $after: String) { applications(first: $first, after: $after) {
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id reference ${selection} } } } }`;

/** One list of cases for each of their fields, with all that is below it. */
const lists = fieldsOf(schema.getType('PermitApplication')).flatMap((field) => {
  const of = getNamedType(field.type);
  const inner = isObjectType(of) ? selectionOf(of, DEPTH - 1) : '';
  if (isObjectType(of) && !inner) return [];
  const name = `life${field.name[0].toUpperCase()}${field.name.slice(1)}Query`;
  return [[name, page(name, inner ? `${field.name} { ${inner} }` : field.name)]];
});

export const LISTS = Object.fromEntries(lists);

/** From a draft to the permit. */
export const ACTS = {
  lifeStartMutation: `mutation lifeStartMutation($type: ID!, $answers: JSON!) {
    startApplication(permitType: $type, answers: $answers) { id reference status draftIssues { path code } } }`,
  lifeSubmitMutation: `mutation lifeSubmitMutation($reference: ID!) {
    submitApplication(reference: $reference) { id reference status evaluation { id outcome total } } }`,
  lifeCaseQuery: `query lifeCaseQuery($reference: ID!) {
    application(reference: $reference) { id reference status permit { id number } tasks { id status } slips { id status } } }`,
  lifeQueueQuery: 'query lifeQueueQuery { tasks(first: 50) { edges { node { id application { id reference } } } } }',
  lifeDecideMutation: `mutation lifeDecideMutation($id: ID!) {
    decideTask(id: $id, outcome: APPROVE) { id status } }`,
  lifePayMutation: 'mutation lifePayMutation($slip: ID!) { startPayment(slipId: $slip) { id redirectUrl } }',
};
