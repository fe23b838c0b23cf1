import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';

/** Puts each request into a span, under the trace that its caller names. Paths may name a case: the route's pattern stands for them. */
export const traceRequests: RequestHandler = (request, response, next) => {
  const caller = propagation.extract(context.active(), request.headers);
  const { method, path } = request;
  const span = trace.getTracer('parvaneh').startSpan(`HTTP ${method}`, { kind: SpanKind.SERVER }, caller);
  response.once('close', () => {
    const pattern: unknown = request.route?.path;
    const route = path === '/graphql' ? path : typeof pattern === 'string' ? pattern : 'other';
    span.updateName(`HTTP ${method} ${route}`);
    span.setAttributes({ 'http.method': method, 'http.route': route, 'http.status_code': response.statusCode });
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(caller, span), next);
};
