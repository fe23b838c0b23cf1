import { spawnSync } from 'node:child_process';
import { z } from 'zod';

// Asks the registry for known holes in what the product is made of. A registry that cannot be asked fails nothing: that the
// answer is missing is said aloud, and the next run asks again.

const Report = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), isDirect: z.boolean(), range: z.string() })),
});
const FAILING_SEVERITIES = new Set(['high', 'critical']);

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 60_000 });
const read = Report.safeParse(jsonOf(stdout ?? ''));
if (!read.success) {
  console.log('Dependencies: the registry could not be asked for advisories; nothing was checked.');
} else {
  const serious = Object.entries(read.data.vulnerabilities).filter(([, { severity }]) =>
    FAILING_SEVERITIES.has(severity),
  );
  for (const [name, { severity, range }] of serious) console.error(`${name} ${range}: ${severity}`);
  console.log(`Dependencies: ${serious.length} with a serious advisory.`);
  if (serious.length > 0) process.exitCode = 1;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
