/** Where a value has another form than was asked: its path, empty for the value itself; undefined where it fits. */
type Shape = (value: unknown) => string | undefined;

const when =
  (fits: (value: unknown) => boolean): Shape =>
  (value) =>
    fits(value) ? undefined : '';
const text = when((value) => typeof value === 'string' && value !== '');
const anyText = when((value) => typeof value === 'string');
const whole = when(Number.isSafeInteger);
const flag = when((value) => typeof value === 'boolean');
const anything: Shape = () => undefined;
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const optional =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || value === null ? undefined : shape(value);

const join = (at: string, below: string) => (below && !below.startsWith('[') ? `${at}.${below}` : `${at}${below}`);

function firstOf(places: Iterable<[at: string, shape: Shape, value: unknown]>): string | undefined {
  for (const [at, shape, value] of places) {
    const below = shape(value);
    if (below !== undefined) return join(at, below);
  }
  return undefined;
}

const list =
  (item: Shape): Shape =>
  (value) =>
    Array.isArray(value) ? firstOf(value.map((each, i) => [`[${i}]`, item, each])) : '';
const object =
  (fields: Record<string, Shape>): Shape =>
  (value) =>
    isObject(value)
      ? firstOf(Object.entries(fields).map(([name, shape]) => [name, shape, (value as Record<string, unknown>)[name]]))
      : '';
const record =
  (item: Shape): Shape =>
  (value) =>
    isObject(value) ? firstOf(Object.entries(value).map(([name, each]) => [name, item, each])) : '';

const actor = object({
  id: text,
  roles: list(anyText),
  within: optional(record(list(anyText))),
  standsIn: optional(
    list(object({ role: text, for: text, districts: optional(list(anyText)), office: optional(text) })),
  ),
  office: optional(text),
  requestId: optional(anyText),
});
const remark = optional(anyText);
const task = { taskId: text, actor, seal: optional(anyText) };
const superior = { actor, as: list(text), onBehalfOf: optional(text), seal: optional(anyText) };
const place = object({ from: text, to: text, kept: flag });

/** What each update carries, by its name. */
const updates: Record<string, Shape> = {
  submit: object({ draftVersion: whole, actor, seal: optional(anyText) }),
  recalculate: object({ actor, seal: optional(anyText) }),
  withdraw: object({ actor, remark, seal: optional(anyText) }),
  requestHumanReview: object({ actor, remark, seal: optional(anyText) }),
  appeal: object({ appeal: text, actor, remark: text, ground: optional(text), seal: optional(anyText) }),
  decideTask: object({
    ...task,
    outcome: text,
    remark,
    conditions: optional(list(anyText)),
    due: optional(list(anyText)),
    answers: optional(text),
    revision: optional(whole),
  }),
  tell: object({ signal: text, words: optional(text), actor, seal: optional(anyText) }),
  extendClock: object({ clock: text, actor, remark, seal: optional(anyText) }),
  claimTask: object(task),
  releaseTask: object(task),
  transfer: object({ actor, transfer: text, seal: optional(anyText) }),
  reassignTask: object({ ...superior, taskId: text, to: actor, remark }),
  prioritizeTask: object({ ...superior, taskId: text, priority: text }),
  move: object({
    plan: text,
    by: text,
    from: object({ hash: text, transition: whole }),
    to: object({
      definition: object({ code: text, version: whole, hash: text }),
      generation: text,
      steps: list(object({ id: text, type: text })),
    }),
    places: list(place),
    steps: record(text),
    recalculate: flag,
    seal: optional(anyText),
  }),
};

/** What is wrong with the form of what an update carries, in one sentence. */
export function malformedUpdate(name: string, message: unknown): string | undefined {
  const at = (updates[name] ?? anything)(message);
  if (at === undefined) return undefined;
  return at === '' ? `“${name}” carries one object.` : `“${at}” of “${name}” is missing, or has another form.`;
}

const OUTCOMES = new Set(['approve', 'return', 'reject']);
const decision = object({
  taskId: text,
  by: text,
  outcome: when((value) => typeof value === 'string' && OUTCOMES.has(value.toLowerCase())),
  reason: optional(anyText),
  conditions: optional(list(anyText)),
  assertion: optional(anyText),
});

/** Where a decision that came by signal has no form that could be one; empty where it is no object at all. */
export const malformedDecision = (signal: unknown): string | undefined => decision(signal);
