import type { RequestHandler } from 'express';
import type { GraphiQLOptions } from 'graphql-yoga';

const DEFAULT_QUERY = `# Sign in at /sign-in, or put { "authorization": "Bearer …" } under Headers below (npm run -s token -- citizen-1).
query Applications {
  applications(first: 5) {
    edges { node { reference status permitType { title { en fa } } } }
  }
}
`;

export const graphiqlOptions: GraphiQLOptions = {
  title: 'Parvaneh',
  defaultQuery: DEFAULT_QUERY,
  shouldPersistHeaders: true,
};

/** The editor from its package, nine megabytes, read when somebody opens it: nothing is fetched from elsewhere. */
export async function renderGraphiql(options?: GraphiQLOptions): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return String(await renderGraphiQL(options));
}

/** The editor runs from inline scripts and blobs, which the server's general policy forbids. */
export const graphiqlPolicy: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' && request.accepts(['json', 'html']) === 'html') {
    response.set(
      'content-security-policy',
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; " +
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'",
    );
  }
  next();
};
