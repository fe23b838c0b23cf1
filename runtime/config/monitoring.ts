import { z } from 'zod';

/** The part of the environment that says where a process can be looked at. */
export const monitoringEnvironment = {
  MONITOR_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  MONITOR_HOST: z.string().default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_SERVICE_NAME: z.string().min(1).default('parvaneh'),
};
const Environment = z.object(monitoringEnvironment);

export interface MonitoringSettings {
  /** Where `/metrics`, `/healthz` and `/readyz` of the process are; undefined serves none. */
  monitor: { port: number; host: string } | undefined;
  /** Where traces go, and under which name; undefined makes none. */
  traces: { endpoint: string; service: string } | undefined;
}

export function monitoringSettings(env: z.infer<typeof Environment>): MonitoringSettings {
  const { MONITOR_PORT: port, MONITOR_HOST: host, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = env;
  return {
    monitor: port === undefined ? undefined : { port, host },
    traces: endpoint ? { endpoint, service: env.OTEL_SERVICE_NAME } : undefined,
  };
}
