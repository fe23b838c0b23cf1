import type { Answer, RouteDescription } from './route-description.js';
import { ROUTES } from './routes.js';
import { SCHEMAS } from './schemas.js';

const schemaOf = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const words = { type: 'string' };

function contentOf(answer: Answer): object {
  if ('media' in answer)
    return { content: Object.fromEntries(answer.media.map((media) => [media, { schema: words }])) };
  return answer.json ? { content: { 'application/json': { schema: schemaOf(answer.json) } } } : {};
}

function operationOf(route: RouteDescription): object {
  const { method, path, tag, summary, signedIn, query = {}, headers = {}, body, answers } = route;
  const given = (place: string, each: Record<string, string>) =>
    Object.entries(each).map(([name, description]) => ({ name, in: place, description, schema: words }));
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: words,
  }));
  const refused: Record<number, Answer> = signedIn ? { 401: { text: 'Sign in first.', json: 'Refusal' } } : {};
  return {
    operationId: `${method}${path.replace(/[^a-zA-Z]+(\w)?/g, (_, letter: string = '') => letter.toUpperCase())}`,
    tags: [tag],
    summary,
    parameters: [...inPath, ...given('query', query), ...given('header', headers)],
    ...(body && { requestBody: { required: true, content: { [body.media]: { schema: schemaOf(body.schema) } } } }),
    responses: Object.fromEntries(
      Object.entries({ ...answers, ...refused }).map(([status, answer]) => [
        status,
        { description: answer.text, ...contentOf(answer) },
      ]),
    ),
    security: signedIn ? [{ bearer: [] }, { session: [] }] : [],
  };
}

/** Every route beside GraphQL, as OpenAPI 3.1 describes them. */
export function openapi(): Record<string, unknown> {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of ROUTES) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Parvaneh: the routes beside GraphQL',
      version: '1',
      description:
        'What is not asked by `/graphql`: papers, documents, payments, verification, signing in, events, health. A change that takes something away is a new major version.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(ROUTES.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: SCHEMAS,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A token with the scope `permits:read`.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'session',
          description: 'The cookie of a browser that has signed in.',
        },
      },
    },
  };
}

export const printOpenapi = (): string => `${JSON.stringify(openapi(), null, 2)}\n`;
