import { context, trace } from '@opentelemetry/api';
import { getOperationAST, Kind } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Puts each operation into a span that is named by its root fields, never by what its document says besides. */
export const traceOperations: Plugin = {
  onExecute({ args, executeFn, setExecuteFn }) {
    const operation = getOperationAST(args.document, args.operationName);
    const fields = operation?.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? one.name.value : []));
    const name = `GraphQL ${operation?.operation} ${fields?.slice(0, 5).join(' ')}`;
    setExecuteFn(async (given) => {
      const span = trace.getTracer('parvaneh').startSpan(name);
      try {
        return await context.with(trace.setSpan(context.active(), span), () => executeFn(given));
      } finally {
        span.end();
      }
    });
  },
};
