import { attachToTask, removeFromTask } from '../../cases/task-files.js';
import { documentsIn } from '../../cases/work-answers.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
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

const place = { reference: true, taskId: true, code: true } as const;

builder.prismaObject('TaskFile', {
  description: 'A document or photograph that was attached to a task.',
  interfaces: [Node],
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique over the whole installation.' }),
    code: t.exposeID('code', { description: 'Which of the task’s `documentsAsked` it is.' }),
    fileName: t.string({
      description: 'As whoever attached it called it; for whom the document is not to be seen, its code.',
      select: { ...place, fileName: true },
      resolve: async ({ reference, code, fileName }, _, context) =>
        (await context.load.masking.load(reference)).opens(code) ? fileName : code,
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
      resolve: async ({ id, reference, taskId, code, sha256 }, _, context) => {
        const link = context.links.sign({ reference, code: `${taskId}/${code}`, sha256 });
        const opens = (await context.load.masking.load(reference)).opens(code);
        return context.publicUrl() + (opens ? link : link.replace(/\?.*$/, `?file=${id}`));
      },
    }),
    attachedAt: t.expose('attachedAt', { type: 'DateTime', description: 'When it was attached.' }),
    note: t.string({
      nullable: true,
      description: 'What whoever attached it says of it, masked for whoever need not know.',
      select: { reference: true, note: true },
      resolve: async ({ reference, note }, _, context) =>
        note === null ? null : ((await context.load.masking.load(reference)).remarks([note])[0] ?? null),
    }),
    takenAt: t.expose('takenAt', { type: 'DateTime', nullable: true, description: 'When a photograph was taken.' }),
    takenAtFrom: t.expose('takenFrom', { type: PhotoSource, nullable: true, description: 'Who says when it was.' }),
    latitude: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Where it was taken: degrees north of the equator (WGS 84); null for whom the document is not to be seen.',
      select: { ...place, latitude: true },
      resolve: async ({ reference, code, latitude }, _, context) =>
        (await context.load.masking.load(reference)).opens(code) ? (latitude?.toString() ?? null) : null,
    }),
    longitude: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Degrees east of Greenwich.',
      select: { ...place, longitude: true },
      resolve: async ({ reference, code, longitude }, _, context) =>
        (await context.load.masking.load(reference)).opens(code) ? (longitude?.toString() ?? null) : null,
    }),
    placeFrom: t.expose('placeFrom', { type: PhotoSource, nullable: true, description: 'Who says where it was.' }),
  }),
});

builder.prismaObjectFields(Task, (t) => ({
  documentsAsked: t.field({
    type: [DocumentRequirement],
    description:
      'What is attached to it: by whoever decides (`attachToTask`), and where it settles a condition by the applying side too (`attachEvidence`).',
    select: {
      stepId: true,
      stepType: true,
      formHash: true,
      application: { select: { permitTypeHash: true } },
    },
    resolve: async ({ formHash, application, ...task }, _, { catalogue }) => {
      const { form, steps } = await catalogue.definition(formHash ?? application.permitTypeHash);
      return documentsIn(stepsInOrder(steps), task).map((document) => ({ ...document, form }));
    },
  }),
  files: t.relation('files', {
    description: 'What was attached to it, oldest first.',
    query: { orderBy: [{ attachedAt: 'asc' }, { id: 'asc' }] },
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

builder.mutationFields((t) => {
  const file = {
    id: t.arg.id(args.taskId),
    code: t.arg.id(args.code),
    file: t.arg({ type: 'Upload', ...args.file }),
    replaces: t.arg.id(args.replaces),
    note: t.arg.string(args.note),
    takenAt: t.arg({ type: 'DateTime', ...args.takenAt }),
    latitude: t.arg.float(args.latitude),
    longitude: t.arg.float(args.longitude),
  };
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
