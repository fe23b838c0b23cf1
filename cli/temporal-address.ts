import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { commandLine } from '../embedded/processes.js';
import type { Settings } from '../runtime/config.js';

const PidFile = z.object({ pid: z.number(), port: z.number() });

/** The configured Temporal server, or the embedded one that another process runs on the data folder, if any does. */
export function temporalAddressOf({ temporal, dataDir }: Pick<Settings, 'temporal' | 'dataDir'>): string | undefined {
  return temporal.address ?? embeddedAddress(join(dataDir, 'temporal'));
}

function embeddedAddress(stem: string): string | undefined {
  try {
    const { pid, port } = PidFile.parse(JSON.parse(readFileSync(`${stem}.pid`, 'utf8')));
    // A file left behind may name a process that is by now another one.
    return commandLine(pid)?.includes(`${stem}.db`) ? `127.0.0.1:${port}` : undefined;
  } catch {
    return undefined;
  }
}
