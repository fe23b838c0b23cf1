// Serves one model by OpenAI's chat completions, on this machine alone: node serve.js MODEL.gguf
import { createServer } from 'node:http';
import { getLlama, LlamaChatSession } from 'node-llama-cpp';

const llama = await getLlama({ gpu: false, build: 'never' });
const model = await llama.loadModel({ modelPath: process.argv[2] });
// Threads that wait for each other stand still on a machine that has other work.
const context = await model.createContext({ contextSize: 4096, threads: 1 });
const grammar = await llama.createGrammarForJsonSchema({
  type: 'object',
  properties: {
    intent: { enum: ['answer', 'question', 'skip', 'other'] },
    facts: {
      type: 'array',
      maxItems: 3,
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, quote: { type: 'string' }, value: { type: 'string' } },
      },
    },
  },
});

async function complete({ messages }) {
  const [system, user] = messages;
  const sequence = context.getSequence();
  try {
    const session = new LlamaChatSession({ contextSequence: sequence, systemPrompt: system.content });
    return await session.prompt(user.content.slice(0, 6_000), { grammar, maxTokens: 200, temperature: 0 });
  } finally {
    sequence.dispose();
  }
}

// One after the other: the machine has few cores.
let last = Promise.resolve();
createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    last = last
      .then(() => complete(JSON.parse(body)))
      .then(
        (content) => response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] })),
        (error) => response.writeHead(500).end(String(error)),
      );
  });
}).listen(Number(process.env.PORT ?? 0), '127.0.0.1', function listening() {
  process.stdout.write(`listening ${this.address().port}\n`);
});
