import type { IncomingMessage, ServerResponse } from 'node:http';
import { EnvelopArmor } from '@escape.tech/graphql-armor';
import { GraphQLError } from 'graphql';
import { createYoga, type GraphiQLOptions, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { Authenticate } from './authenticate.js';
import { type Context, createContext, type ServerDependencies } from './context.js';
import { invalidInput } from './errors.js';
import { badDocument, maskError } from './mask.js';
import { schema } from './schema/index.js';

interface Carried {
  req: IncomingMessage & { id?: unknown };
  res: ServerResponse;
}

interface GraphqlOptions {
  authenticate: Authenticate;
  /** the id of the request under way, for the log and the caller */
  requestId: () => string | undefined;
  /** the query editor, where it is offered */
  graphiql: { options: GraphiQLOptions; render: (options?: GraphiQLOptions) => Promise<string> } | undefined;
}

export type GraphqlHandler = YogaServerInstance<Carried, Context>;

/** The GraphQL endpoint as a handler for Express. */
export function createGraphql(deps: ServerDependencies, options: GraphqlOptions): GraphqlHandler {
  const { authenticate, requestId, graphiql } = options;
  return createYoga<Carried, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    graphiql: graphiql?.options ?? false,
    ...(graphiql && { renderGraphiQL: graphiql.render }),
    landingPage: false,
    batching: false,
    cors: false,
    logging: false,
    // Whoever receives uploads has made a plain operation of one before it comes here.
    multipart: false,
    maxRequestBodySize: 1024 * 1024,
    maskedErrors: { maskError: (error) => maskError(error, deps.log, requestId) },
    context: async ({ req }) => createContext(deps, await authenticate(req), requestId()),
    plugins: [storableText, limits(), explainedValidation],
  });
}

/** What validation finds goes out without passing the mask. */
const explainedValidation: Plugin = {
  onValidate:
    () =>
    ({ result, setResult }) =>
      setResult(result.map((error) => (error instanceof GraphQLError ? badDocument(error) : error))),
};

/** As JSON writes such characters; a backslash before the escape makes it text about one. */
const UNSTORABLE_IN_JSON = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;
/** As a document writes U+0000 in a string; it refuses half of a pair by itself. */
const UNSTORABLE_IN_DOCUMENT = /\\u(?:0000|\{0+\})/i;

/** PostgreSQL keeps neither the character U+0000 nor half a surrogate pair; a request that holds one is refused whole. */
const storableText: Plugin = {
  onParams({ params }) {
    const { query = '', ...values } = params;
    if (!UNSTORABLE_IN_JSON.test(JSON.stringify(values)) && !UNSTORABLE_IN_DOCUMENT.test(String(query))) return;
    throw invalidInput('', 'CHARACTER_REFUSED', {
      fa: 'متن نویسه‌ای دارد که ذخیره‌شدنی نیست (U+0000 یا نیمه یک جفت).',
      en: 'The text has a character that cannot be stored (U+0000, or half of a surrogate pair).',
    });
  },
};

/** What one document may ask for. Explanations are trees, so depth is generous; lists are paged besides. */
function limits(): Plugin {
  const { plugins } = new EnvelopArmor({
    maxDepth: { n: 24, propagateOnRejection: true },
    maxAliases: { n: 30 },
    maxDirectives: { n: 50 },
    maxTokens: { n: 3_000 },
    costLimit: { maxCost: 100_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.2 },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  return {
    onPluginInit({ addPlugin }) {
      for (const plugin of plugins) addPlugin(plugin as Plugin);
    },
  };
}
