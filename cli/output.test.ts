import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('ends quietly when nobody reads its output any more', async () => {
  const program = fileURLToPath(new URL('./parvaneh.js', import.meta.url));
  const child = spawn(process.execPath, [program, '--help']);
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk));
  const [code] = await once(child, 'close');
  expect([code, said]).toEqual([0, '']);
});
