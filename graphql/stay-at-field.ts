import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
  locatedError,
  responsePathAsArray,
} from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Context } from './context.js';
import { withCuts } from './cut-list.js';

/** Fields that are never null, of things that stand in lists, whose value is looked up or may be refused by itself. */
const KEPT: Record<string, readonly string[]> = {
  PermitApplication: ['answers', 'draftIssues', 'currentSteps', 'diagram'],
  PermitType: ['formSchema', 'uiSchema', 'steps', 'documents', 'diagram', 'definition'],
  Evaluation: ['regulations', 'checks', 'feeLines', 'credits'],
  Task: ['conditions', 'documentsAsked', 'offeredTimes'],
  AttachedDocument: ['fileName', 'url'],
  TaskFile: ['fileName', 'url'],
  PaymentSlip: ['lines'],
  Refund: ['lines'],
  TimelineEntry: ['summary'],
  Permit: ['token'],
};

const EMPTY: Record<string, unknown> = { String: '', JSON: {}, LocalizedText: { fa: '', en: '' } };

/**
 * Keeps the faults of such fields where they are. GraphQL would take what holds a field that is never null away with it, and
 * so on up to a whole list; these answer what is empty of their type, and the fault is told at their path.
 */
export function stayAtField(schema: GraphQLSchema): GraphQLSchema {
  for (const [name, fields] of Object.entries(KEPT)) {
    const type = schema.getType(name);
    for (const each of fields) {
      const field = isObjectType(type) ? type.getFields()[each] : undefined;
      if (!field?.resolve) throw new Error(`there is no field ${name}.${each}`);
      field.resolve = kept(emptyOf(field.type), field.resolve);
    }
  }
  return schema;
}

function emptyOf(type: GraphQLOutputType): unknown {
  if (!isNonNullType(type)) throw new Error('a field that may be null needs nothing in its place');
  if (isListType(type.ofType)) return [];
  const { name } = type.ofType;
  if (!(name in EMPTY)) throw new Error(`nothing is known to be empty of ${name}`);
  return EMPTY[name];
}

function kept(empty: unknown, resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> {
  return (parent, args, context, info) => {
    const failed = (error: unknown) => {
      context.faults.push(faultAt(info, error));
      return empty;
    };
    try {
      const value = resolve(parent, args, context, info);
      return value instanceof Promise ? value.catch(failed) : value;
    } catch (error) {
      return failed(error);
    }
  };
}

const faultAt = ({ fieldNodes, path }: GraphQLResolveInfo, error: unknown) =>
  locatedError(error, fieldNodes, responsePathAsArray(path));

/** A result with the faults among its errors that stayed at their fields, and with the lists that were cut. */
export function withFaults<T extends ExecutionResult>(executed: T, context: Context): T {
  // One context serves all events of a subscription: each takes its own.
  const stayed = context.faults.splice(0);
  const result = withCuts(executed, context);
  return stayed.length === 0 ? result : { ...result, errors: [...(result.errors ?? []), ...stayed] };
}

/** The same for whatever the long way executes. */
export const tellFaults: Plugin = {
  onExecute({ executeFn, setExecuteFn }) {
    setExecuteFn(async (args: ExecutionArgs) => {
      const result = await executeFn(args);
      return isAsyncIterable(result) ? result : withFaults(result, args.contextValue as Context);
    });
  },
  onSubscribe: () => ({
    onSubscribeResult: ({ args }) => ({
      onNext({ result, setResult }) {
        if (!isAsyncIterable(result)) setResult(withFaults(result, args.contextValue as unknown as Context));
      },
    }),
  }),
};
