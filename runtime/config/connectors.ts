import { z } from 'zod';
import { ConfigError, jsonOf, readNamed } from './values.js';

/** An HTTP service that a `service` step or a register may name. */
const Connector = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  headers: z.record(z.string(), z.string()).optional(),
  timeoutSeconds: z.number().positive().max(300).optional(),
  /** Of a register: for so long its last good answer serves where it gives none. */
  staleSeconds: z.number().positive().max(31_622_400).optional(),
});

const Connectors = jsonOf(z.record(z.string(), Connector));

/** The part of the environment that names the city's services. */
export const connectorEnvironment = {
  CONNECTORS: Connectors.optional(),
  CONNECTORS_FILE: z.string().optional(),
};
const Environment = z.object(connectorEnvironment);

export type ConnectorSettings = Record<string, z.infer<typeof Connector>>;

/** What the environment itself says goes before the file. Throws ConfigError. */
export const connectorSettings = ({ CONNECTORS, CONNECTORS_FILE }: z.infer<typeof Environment>): ConnectorSettings => ({
  ...inFile(CONNECTORS_FILE),
  ...CONNECTORS,
});

function inFile(file: string | undefined): ConnectorSettings {
  if (!file) return {};
  const read = Connectors.safeParse(readNamed('CONNECTORS_FILE', file).toString('utf8'));
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${issue.path.join('.') || 'it'} ${issue.message}`);
  throw new ConfigError(`CONNECTORS_FILE names ${file}, which cannot be used: ${problems.join('; ')}.`);
}
