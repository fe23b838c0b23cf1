import type { IncomingMessage, ServerResponse } from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { ExecutionResult } from 'graphql';
import { TOOLS, type Tool } from './tools.js';

type Run = (document: string, variables: Record<string, unknown>) => Promise<ExecutionResult<Record<string, unknown>>>;

interface Options {
  /** Executes an operation for whoever called. */
  run: Run;
  /** where a person opens a case */
  addressOf: (reference: string) => string;
}

const INSTRUCTIONS = `The permits of a municipality. Titles and sentences come in Persian (fa) and English (en); money is a whole number of the smallest unit of its currency, days are Jalali.
Begin with services and requirements; ask what agenda.next names, one question after the other; evaluate before a draft is saved.
Nothing here files, pays or decides. Give people the link of a case: there they look at it, file it, sign, and pay.`;

/** Without sessions each request is a conversation of its own, answered as JSON: nothing is kept between two. */
export async function answerMessage(
  request: IncomingMessage,
  response: ServerResponse,
  message: object,
  options: Options,
): Promise<void> {
  const server = createMcpServer(options);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.once('close', () => void server.close());
  // The SDK's own types disagree where optional properties are exact.
  await server.connect(transport as never);
  await transport.handleRequest(request, response, message);
}

function createMcpServer({ run, addressOf }: Options): McpServer {
  const server = new McpServer({ name: 'parvaneh', version: '1.0.0' }, { instructions: INSTRUCTIONS });
  for (const [name, tool] of Object.entries(TOOLS)) {
    const { title, description, input: inputSchema, readsOnly } = tool;
    const annotations = {
      readOnlyHint: readsOnly,
      destructiveHint: false,
      idempotentHint: readsOnly,
      openWorldHint: false,
    };
    server.registerTool(
      name,
      { title, description, inputSchema, annotations },
      async (input: Record<string, unknown>) => {
        const { document, variables = input } = tool.operation(input);
        return resultOf(tool, await run(document, variables), addressOf);
      },
    );
  }
  return server;
}

/** What was refused is told to the model, in the words and with the code that the API has for it. */
function resultOf(
  tool: Tool,
  { data, errors = [] }: ExecutionResult<Record<string, unknown>>,
  addressOf: Options['addressOf'],
): CallToolResult {
  const told = errors.map(({ message, path, extensions: { http: _, ...extensions } }) => ({
    message,
    path,
    ...extensions,
  }));
  const found = data ?? {};
  const reference = tool.caseIn?.(found);
  const content = {
    ...found,
    ...(typeof reference === 'string' && { link: addressOf(reference) }),
    ...(told.length > 0 && { errors: told }),
  };
  // As it goes over the wire: scalars of the API have become what JSON has.
  const structuredContent = JSON.parse(JSON.stringify(content)) as Record<string, unknown>;
  const isError = told.length > 0 && Object.values(found).every((value) => value === null);
  return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent, isError };
}
