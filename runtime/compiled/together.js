import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from './sources.js';

/** The folder within dist/ of the files of which programs are made. */
const FOLDER = 'together';

/** What is run as a process of its own. A process reads a few hundred files less where they are put together. */
const PROGRAMS = ['server', 'worker', 'embedded/npm-start', 'embedded/npm-server', 'cli/parvaneh'];

/** Packages of a great many small files. No other package may want one of them to be the same object as ours. */
const PACKAGES = /^(@envelop|@graphql-tools|@graphql-yoga|@pothos|graphql-yoga|jose|zod)(\/|$)/;

const nameOf = (/** @type {string} */ program) => program.replaceAll('/', '-');

/** Where a program lies in dist/, compiled. */
export const programFile = (/** @type {string} */ entry) =>
  PROGRAMS.includes(entry) ? `${FOLDER}/${nameOf(entry)}.js` : `${entry}.js`;

/**
 * How programs are put together, for esbuild.
 *
 * @param {string} outdir the folder that becomes dist/
 * @returns {import('esbuild').BuildOptions}
 */
export const together = (outdir) => ({
  entryPoints: Object.fromEntries(PROGRAMS.map((program) => [nameOf(program), `${program}.ts`])),
  outdir: join(outdir, FOLDER),
  bundle: true,
  splitting: true,
  plugins: [
    { name: 'packages apart', setup: leavePackages },
    { name: 'files beside', setup: findBeside },
  ],
});

/** @param {import('esbuild').PluginBuild} build */
function leavePackages({ onResolve }) {
  onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === 'entry-point' || PACKAGES.test(path) ? undefined : { path, external: true },
  );
}

/**
 * Code finds what lies beside it by where it lies itself: that stays where each file is compiled to.
 *
 * @param {import('esbuild').PluginBuild} build
 */
function findBeside({ onLoad }) {
  onLoad({ filter: /\.ts$/ }, async ({ path }) => {
    const compiled = `../${relative(root, path).replace(/\.ts$/, '.js')}`;
    const own = `new URL(${JSON.stringify(compiled)}, import.meta.url).href`;
    return { loader: 'ts', contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', own) };
  });
}
