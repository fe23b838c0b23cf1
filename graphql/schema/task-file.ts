import { ViewedCase } from '../../cases/open-case.js';
import { attachToTask, removeFromTask } from '../../cases/task-files.js';
import { documentsIn } from '../../cases/work-answers.js';
import { INVITED } from '../../forms/bodies.js';
import { builder } from '../builder.js';
import { acting, type Context, signedIn } from '../context.js';
import { described } from '../described.js';
import { Node } from '../node.js';
import { readTask } from '../read-back.js';
import { DocumentRequirement } from './permit-type.js';
import { stepsInOrder } from './step-definition.js';
import { Task } from './task.js';

const PhotoSource = builder.enumType('PhotoSource', {
  description: 'Who says when or where a photograph was taken.',
  values: described<'FILE' | 'CLIENT'>({
    FILE: 'The picture itself.',
    CLIENT: 'Whoever attached it; nothing in the picture says so.',
  }),
});

const place = {
  reference: true,
  taskId: true,
  code: true,
  attachedBy: true,
  task: { select: { role: true } },
} as const;

interface Placed {
  reference: string;
  code: string;
  attachedBy: string;
  task: { role: string };
}

/** Whoever is invited has no part in the case, and still sees what they attached themselves. */
const isOwn = ({ attachedBy, task }: Pick<Placed, 'attachedBy' | 'task'>, { viewer }: Context): boolean =>
  task.role === INVITED && attachedBy === viewer?.id;

const opens = async (file: Placed, context: Context): Promise<boolean> =>
  isOwn(file, context) || (await context.load.masking.load(file.reference)).opens(file.code);

const TaskFile = builder.prismaObject('TaskFile', {
  description: 'A document or photograph that was attached to a task.',
  interfaces: [Node],
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    code: t.exposeID('code', { description: 'Which of the task’s `documentsAsked` it is.' }),
    fileName: t.string({
      description: 'As whoever attached it called it; for whom the document is not to be seen, its code.',
      select: { ...place, fileName: true },
      resolve: async (file, _, context) => ((await opens(file, context)) ? file.fileName : file.code),
    }),
    mediaType: t.exposeString('mediaType', {
      description: 'As its content shows, not as its name says: `image/jpeg`.',
    }),
    size: t.exposeInt('size', { description: 'bytes' }),
    sha256: t.exposeString('sha256', { description: 'Of its bytes, in hexadecimal.' }),
    url: t.string({
      description:
        'Downloads the file without a token, for some minutes; ask anew for another. For whom the document is not to be seen, an address that opens with the token of somebody else.',
      select: { id: true, ...place, sha256: true },
      resolve: async (file, _, context) => {
        const { id, reference, taskId, code, sha256 } = file;
        const link = context.links.sign({ reference, code: `${taskId}/${code}`, sha256 });
        return context.publicUrl() + ((await opens(file, context)) ? link : link.replace(/\?.*$/, `?file=${id}`));
      },
    }),
    attachedAt: t.expose('attachedAt', { type: 'DateTime', description: 'When it was attached.' }),
    note: t.string({
      nullable: true,
      description: 'What whoever attached it says of it, masked for whoever need not know.',
      select: { ...place, note: true },
      resolve: async (file, _, context) => {
        const { reference, note } = file;
        if (note === null || isOwn(file, context)) return note;
        return (await context.load.masking.load(reference)).remarks([note])[0] ?? null;
      },
    }),
    takenAt: t.expose('takenAt', { type: 'DateTime', nullable: true, description: 'When a photograph was taken.' }),
    takenAtFrom: t.expose('takenFrom', { type: PhotoSource, nullable: true, description: 'Who says when it was.' }),
    latitude: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Where it was taken: degrees north of the equator (WGS 84); null for whom the document is not to be seen.',
      select: { ...place, latitude: true },
      resolve: async (file, _, context) => ((await opens(file, context)) ? (file.latitude?.toString() ?? null) : null),
    }),
    longitude: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Degrees east of Greenwich.',
      select: { ...place, longitude: true },
      resolve: async (file, _, context) => ((await opens(file, context)) ? (file.longitude?.toString() ?? null) : null),
    }),
    placeFrom: t.expose('placeFrom', { type: PhotoSource, nullable: true, description: 'Who says where it was.' }),
  }),
});

/** Whether the caller is of the side that applies, whatever else they are. */
async function applies(reference: string, context: Context): Promise<boolean> {
  const relations = new ViewedCase(await context.load.head.load(reference), signedIn(context)).relations();
  return relations.includes('owner') || relations.includes('office');
}

builder.prismaObjectFields(Task, (t) => ({
  documentsAsked: t.field({
    type: [DocumentRequirement],
    description:
      'What is attached to it: by whoever decides (`attachToTask`), by whoever is invited to answer (`attachToInvitation`), and where it settles a condition by the applying side too (`attachEvidence`).',
    select: {
      stepId: true,
      stepType: true,
      body: true,
      formHash: true,
      application: { select: { permitTypeHash: true } },
    },
    resolve: async ({ formHash, application, ...task }, _, { catalogue }) => {
      const { form, steps } = await catalogue.definition(formHash ?? application.permitTypeHash);
      return documentsIn(stepsInOrder(steps), task).map((document) => ({ ...document, form }));
    },
  }),
  files: t.field({
    type: [TaskFile],
    description:
      'What was attached to it, oldest first; what somebody invited attached is not for the applying side, to which this is empty then.',
    select: (_args, _context, nested) => ({
      reference: true,
      role: true,
      files: nested({ orderBy: [{ attachedAt: 'asc' as const }, { id: 'asc' as const }] }),
    }),
    resolve: async ({ reference, role, files }, _, context) =>
      role === INVITED && files.length > 0 && (await applies(reference, context)) ? [] : files,
  }),
}));

const args = {
  taskId: { description: 'Of the task.', required: true },
  code: { description: 'Which of the task’s `documentsAsked` it is.', required: true },
  file: { description: 'The file: a part of a GraphQL multipart request.', required: true },
  replaces: { description: 'Of the attached file whose place this one takes.' },
  note: { description: 'What it shows, up to 1,000 characters.' },
  takenAt: { description: 'When a photograph was taken that does not say so itself.' },
  latitude: { description: 'Where it was taken, where it does not say so itself: degrees north of the equator.' },
  longitude: { description: 'Degrees east of Greenwich.' },
} as const;

type Fields = PothosSchemaTypes.MutationFieldBuilder<typeof builder.$inferSchemaTypes, object>;

/** What each of the mutations takes that attach a file to a task. */
export const fileArgs = ({ arg }: Fields) => ({
  code: arg.id(args.code),
  file: arg({ type: 'Upload', ...args.file }),
  replaces: arg.id(args.replaces),
  note: arg.string(args.note),
  takenAt: arg({ type: 'DateTime', ...args.takenAt }),
  latitude: arg.float(args.latitude),
  longitude: arg.float(args.longitude),
});

builder.mutationFields((t) => {
  const file = { id: t.arg.id(args.taskId), ...fileArgs(t) };
  return {
    attachToTask: t.field({
      type: Task,
      description:
        'Attaches a PDF, JPEG or PNG to a task that the caller may decide. What a photograph says of its time and place counts before what the caller says.',
      args: file,
      resolve: async (_, given, context, info) => {
        await attachToTask(acting(context), 'attachToTask', given);
        return readTask(context, info, given.id);
      },
    }),
    attachEvidence: t.field({
      type: Task,
      description: 'The same by the applying side: what shows that a condition is fulfilled.',
      args: file,
      resolve: async (_, given, context, info) => {
        await attachToTask(acting(context), 'attachEvidence', given);
        return readTask(context, info, given.id);
      },
    }),
    removeFromTask: t.field({
      type: Task,
      description: 'Takes a file out again that the caller has attached, while the task waits.',
      args: {
        id: t.arg.id({ description: 'Of the task.', required: true }),
        file: t.arg.id({ description: 'Of the file.', required: true }),
      },
      resolve: async (_, given, context, info) => {
        await removeFromTask(acting(context), given);
        return readTask(context, info, given.id);
      },
    }),
  };
});
