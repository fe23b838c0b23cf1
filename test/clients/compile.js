import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const made = join(here, '.generated');
const schema = fileURLToPath(new URL('../../graphql/schema.graphql', import.meta.url));
const bin = (name) => join(here, 'node_modules/.bin', name);
const run = (command, args) =>
  execFileSync(bin(command), args, { cwd: here, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });

function folder(name) {
  const path = join(made, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

/** Has relay-compiler read documents, and gives what it made of each by its name. Throws what it refuses. */
export async function compileForRelay(documents) {
  const source = folder('relay');
  mkdirSync(join(source, '__generated__'));
  const tagged = Object.entries(documents).map(([name, text]) => `export const ${name} = graphql\`${text}\`;`);
  writeFileSync(join(source, 'life.js'), `import { graphql } from 'relay-runtime';\n${tagged.join('\n')}\n`);
  writeFileSync(join(source, 'schema.graphql'), readFileSync(schema));
  const config = { src: source, schema: join(source, 'schema.graphql'), language: 'javascript', eagerEsModules: true };
  writeFileSync(
    join(source, 'relay.config.json'),
    JSON.stringify({ ...config, artifactDirectory: join(source, '__generated__') }),
  );
  run('relay-compiler', [join(source, 'relay.config.json')]);
  const artifacts = Object.keys(documents).map(async (name) => {
    const path = join(source, '__generated__', `${name}.graphql.js`);
    return [name, (await import(pathToFileURL(path).href)).default];
  });
  return Object.fromEntries(await Promise.all(artifacts));
}

/** Has GraphQL Code Generator make typed documents, with a manifest of them; gives the folder. */
export function generateTyped(documents) {
  const source = folder('codegen');
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(source, `${name}.graphql`), text);
  const config = {
    schema,
    documents: join(source, '*.graphql'),
    generates: {
      [`${source}/typed/`]: { preset: 'client', presetConfig: { persistedDocuments: { hashAlgorithm: 'sha256' } } },
    },
  };
  writeFileSync(join(source, 'codegen.json'), JSON.stringify(config));
  run('graphql-codegen', ['--config', join(source, 'codegen.json')]);
  return join(source, 'typed');
}
