import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import type { MonitoringSettings } from './config/monitoring.js';

/** What server and worker hang in so that one trace reaches from the request to the statement. */
export interface Traces {
  clientInterceptor: WorkflowClientInterceptor;
  activityInterceptor: ActivityInterceptorsFactory;
  sinks: InjectedSinks<never>;
}

let started: Promise<Traces> | undefined;
let processor: SpanProcessor | undefined;

/**
 * Sends traces over OTLP, where an endpoint is named; once for a process. Without one nothing of it is even read, and the
 * calls to make spans are the library's empty ones.
 */
export function startTraces({ traces }: Pick<MonitoringSettings, 'traces'>): Promise<Traces> | undefined {
  if (traces) started ??= connect(traces);
  return started;
}

/** Sends what has not been sent yet. */
export const flushTraces = async (): Promise<void> => processor?.forceFlush().catch(() => undefined);

async function connect({ endpoint, service }: NonNullable<MonitoringSettings['traces']>): Promise<Traces> {
  const [{ BatchSpanProcessor }, { NodeTracerProvider }, { Resource }, { OTLPTraceExporter }, temporal, prisma] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@temporalio/interceptors-opentelemetry'),
      import('@prisma/instrumentation'),
    ]);
  const resource = new Resource({ 'service.name': service });
  processor = new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` }));
  const provider = new NodeTracerProvider({ resource, spanProcessors: [processor] });
  provider.register();
  const instrumentation = new prisma.PrismaInstrumentation();
  instrumentation.setTracerProvider(provider);
  instrumentation.enable();
  return {
    clientInterceptor: new temporal.OpenTelemetryWorkflowClientInterceptor(),
    activityInterceptor: (context) => ({ inbound: new temporal.OpenTelemetryActivityInboundInterceptor(context) }),
    sinks: { exporter: temporal.makeWorkflowExporter(processor, resource) } as InjectedSinks<never>,
  };
}
