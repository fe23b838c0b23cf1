import {
  type FieldNode,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { UNREAD } from '../rows-plugin.js';
import { type CompiledField, type Complete, FieldInfo, type Path, type Run } from './field.js';
import { NotCompiledError } from './not-compiled-error.js';

/** What gives the fields of an object type. */
export type FieldsOf = (type: GraphQLObjectType, nodes: readonly FieldNode[]) => readonly CompiledField[];

/** An answer's object: without a prototype, whose names a document may use too. */
class Answer {
  [name: string]: unknown;
}
Object.setPrototypeOf(Answer.prototype, null);

/** Of a column nothing is asked but its value. */
const NO_INFO = undefined as never;

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

export function completing(type: GraphQLOutputType, nodes: readonly FieldNode[], fieldsOf: FieldsOf): Complete {
  const required = isNonNullType(type);
  const named = required ? type.ofType : type;
  const present = completingPresent(named, nodes, fieldsOf);
  return (value, info, path) => {
    if (value === null || value === undefined) {
      if (required) throw new NotCompiledError('null');
      return null;
    }
    if (value instanceof Error) throw value;
    return present(value, info, path);
  };
}

function completingPresent(type: GraphQLOutputType, nodes: readonly FieldNode[], fieldsOf: FieldsOf): Complete {
  if (isListType(type)) return listed(completing(type.ofType, nodes, fieldsOf));
  if (isLeafType(type)) return written(type);
  if (isObjectType(type)) return executing(type, fieldsOf(type, nodes));
  throw new NotCompiledError(`${type}`);
}

function written(type: GraphQLLeafType): Complete {
  const isText = type === GraphQLString || type === GraphQLID;
  return (value) => {
    if (isText && typeof value === 'string') return value;
    const text = type.serialize(value);
    if (text === null || text === undefined) throw new NotCompiledError('nothing');
    return text;
  };
}

const listed =
  (complete: Complete): Complete =>
  (value, info, path = info.path) => {
    if (!Array.isArray(value)) throw new NotCompiledError('no list');
    const items: unknown[] = [];
    let waits = false;
    try {
      for (const [key, item] of value.entries()) {
        const place = { prev: path, key, typename: undefined };
        const completed = isPromise(item)
          ? item.then((given) => complete(given, info, place))
          : complete(item, info, place);
        waits ||= isPromise(completed);
        items.push(completed);
      }
    } catch (error) {
      leaveAlone(items);
      throw error;
    }
    return waits ? Promise.all(items) : items;
  };

const executing =
  (type: GraphQLObjectType, fields: readonly CompiledField[]): Complete =>
  (value, info, path = info.path) => {
    // One that has to be waited for is none of ours.
    if (type.isTypeOf && type.isTypeOf(value, info.run.context, info) !== true) throw new NotCompiledError(type.name);
    return executed(fields, value, info.run, path);
  };

/** All fields of one object; a promise of them where any is one. */
export function executed(
  fields: readonly CompiledField[],
  source: unknown,
  run: Run,
  path: Path | undefined,
): Answer | Promise<Answer> {
  const answer = new Answer();
  let waiting: Promise<void>[] | undefined;
  try {
    for (const field of fields) {
      const column = field.read ? field.read(source) : UNREAD;
      const completed =
        column === UNREAD ? resolved(field, source, run, path) : field.complete(column, NO_INFO, undefined);
      // Names stand in the order of the document, whatever is answered first.
      answer[field.name] = completed;
      if (isPromise(completed)) waiting = [...(waiting ?? []), put(answer, field.name, completed)];
    }
  } catch (error) {
    leaveAlone(waiting ?? []);
    throw error;
  }
  return waiting ? Promise.all(waiting).then(() => answer) : answer;
}

/** What was begun beside a fault may have one too, which nobody waits for any more. */
const leaveAlone = (begun: readonly unknown[]): void => void Promise.allSettled(begun);

function resolved(field: CompiledField, source: unknown, run: Run, above: Path | undefined): unknown {
  const info = new FieldInfo(field, run, above);
  const value = field.resolve(source, field.argumentsIn(run), run.context, info);
  return isPromise(value)
    ? value.then((given) => field.complete(given, info, undefined))
    : field.complete(value, info, undefined);
}

async function put(answer: Answer, name: string, completed: PromiseLike<unknown>): Promise<void> {
  answer[name] = await completed;
}
