import { type ClientHttp2Session, connect, constants, createServer, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import protocol from '@temporalio/proto';
import type { Watch } from './watch.js';

const { PollWorkflowTaskQueueResponse, RespondWorkflowTaskCompletedRequest, RespondWorkflowTaskCompletedResponse } =
  protocol.temporal.api.workflowservice.v1;

/** Calls after which the server holds something that it did not hold before. */
const DURABLE = new Set([
  'StartWorkflowExecution',
  'SignalWorkflowExecution',
  'SignalWithStartWorkflowExecution',
  'UpdateWorkflowExecution',
  'ExecuteMultiOperation',
  'CreateSchedule',
  'RespondWorkflowTaskCompleted',
  'RespondActivityTaskCompleted',
]);

/** Of gRPC. */
const NOT_FOUND = '5';
const UNAVAILABLE = '14';
const GRPC = { ':status': 200, 'content-type': 'application/grpc' };
/** How long a poll for nothing takes, in ms. */
const EMPTY_POLL = 200;

interface Answer {
  head: Record<string, unknown>;
  /** of an answer that has a body */
  trailers: Record<string, unknown> | undefined;
  body: Buffer;
}

/** Passes the calls of Temporal's API on, and watches each that leaves something behind. All of them are unary. */
export function watchingTemporal(port: () => number, watch: Watch, part: string): (socket: Socket) => void {
  const upstreams = new WeakMap<object, ClientHttp2Session>();
  const server = createServer();
  server.on('session', (session) => {
    const upstream = connect(`http://127.0.0.1:${port()}`);
    upstream.on('error', () => session.destroy());
    session.on('error', () => upstream.destroy());
    session.once('close', () => upstream.destroy());
    upstreams.set(session, upstream);
  });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    const upstream = stream.session && upstreams.get(stream.session);
    const method = String(headers[':path']).split('/').at(-1) ?? '';
    const fails = () => {
      if (!stream.destroyed && !stream.headersSent)
        stream.respond({ ...GRPC, 'grpc-status': UNAVAILABLE }, { endStream: true });
    };
    if (!upstream) fails();
    else relay(stream, headers, upstream, { method, watch, part }).catch(fails);
  });
  return (socket) => void server.emit('connection', socket);
}

/**
 * What a worker meets that counts as killed and lives on in this process: nothing it does has an effect, and it finds
 * nothing more to do, so that it can be stopped.
 */
export function answeringTheDead(): (socket: Socket) => void {
  const server = createServer();
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    stream.resume();
    const polls = /\/Poll\w+$/.test(String(headers[':path']));
    stream.respond(GRPC, { waitForTrailers: true });
    stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': polls ? '0' : NOT_FOUND }));
    if (polls) setTimeout(() => !stream.destroyed && stream.end(Buffer.alloc(5)), EMPTY_POLL).unref();
    else stream.end();
  });
  return (socket) => void server.emit('connection', socket);
}

interface Call {
  method: string;
  watch: Watch;
  part: string;
}

async function relay(
  stream: ServerHttp2Stream,
  headers: Record<string, unknown>,
  upstream: ClientHttp2Session,
  { method, watch, part }: Call,
): Promise<void> {
  const body = await buffer(stream);
  const what = DURABLE.has(method) ? whatOf(method, body) : undefined;
  const effect = what === undefined ? undefined : watch.name(part, what);
  if (effect && (await watch.isEnd(effect, 'before'))) return;
  const answer = await answerOf(stream, headers, upstream, body);
  if (part === 'worker') noteTasks(method, body, answer, watch);
  if (effect && (await watch.isEnd(effect, 'after'))) return;
  if (stream.destroyed) return;
  const { head, trailers } = answer;
  stream.respond(head as never, trailers ? { waitForTrailers: true } : { endStream: true });
  if (!trailers) return;
  stream.once('wantTrailers', () => stream.sendTrailers(trailers as never));
  stream.end(answer.body);
}

function answerOf(
  stream: ServerHttp2Stream,
  headers: Record<string, unknown>,
  upstream: ClientHttp2Session,
  body: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = upstream.request(headers as never, { endStream: false });
    // A caller that went away wants no answer: the server must not give it a task.
    stream.once('close', () => call.close(constants.NGHTTP2_CANCEL));
    const chunks: Buffer[] = [];
    let head: Record<string, unknown> = {};
    let trailers: Record<string, unknown> | undefined;
    call.on('response', (told) => (head = told));
    call.on('trailers', (told) => (trailers = told));
    call.on('data', (chunk: Buffer) => chunks.push(chunk));
    call.once('error', reject);
    call.once('close', () => {
      if (call.rstCode === constants.NGHTTP2_NO_ERROR) resolve({ head, trailers, body: Buffer.concat(chunks) });
      else reject(new Error('the call was broken off'));
    });
    call.end(body);
  });
}

/** What a call is called: with the kind of workflow whose task it completes, where that is no case. */
function whatOf(method: string, body: Buffer): string | undefined {
  const [, kind] = /([a-z][a-z-]+)\/[\w-]/.exec(messageIn(body)?.toString('latin1') ?? '') ?? [];
  if (kind === 'application' || method === 'CreateSchedule') return method;
  // What is started by a case belongs to it; how papers and messages go on from there is beside it.
  return method === 'StartWorkflowExecution' ? `starts-${kind}` : undefined;
}

function noteTasks(method: string, request: Buffer, answer: Answer, watch: Watch): void {
  if (method === 'RespondWorkflowTaskCompleted' || method === 'RespondWorkflowTaskFailed') {
    // Both name it in the same field.
    const { taskToken } = RespondWorkflowTaskCompletedRequest.decode(messageIn(request) ?? Buffer.alloc(0));
    watch.taskEnds(Buffer.from(taskToken ?? []).toString('hex'));
  }
  const message = messageIn(answer.body);
  if (!message) return;
  const begins = (token: Uint8Array | null | undefined) => {
    if (token && token.length > 0) watch.taskBegins(Buffer.from(token).toString('hex'));
  };
  if (method === 'PollWorkflowTaskQueue') begins(PollWorkflowTaskQueueResponse.decode(message).taskToken);
  if (method === 'RespondWorkflowTaskCompleted')
    begins(RespondWorkflowTaskCompletedResponse.decode(message).workflowTask?.taskToken);
}

/** The message in a gRPC frame, which may be compressed. */
function messageIn(frame: Buffer): Buffer | undefined {
  if (frame.length < 5) return undefined;
  const message = frame.subarray(5, 5 + frame.readUInt32BE(1));
  return frame[0] === 1 ? gunzipSync(message) : message;
}
