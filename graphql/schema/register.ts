import { importRegister, type Imported as Report } from '../../cases/import-register.js';
import { must } from '../../cases/permission.js';
import { registerReader } from '../../cases/visible.js';
import { visibleRegisters } from '../../city/registers/privacy.js';
import type { RegisterAnswer } from '../../forms/evaluation/types.js';
import { builder } from '../builder.js';
import { acting, signedIn } from '../context.js';
import { cutAt } from '../cut-list.js';
import { mutationWithPayload } from '../payload.js';

const RegisterStatus = builder.enumType('RegisterStatus', {
  description: 'What a register says of a key.',
  values: {
    FOUND: { value: 'found', description: 'It has a record.' },
    ABSENT: { value: 'absent', description: 'It has none, or none that the caller may see.' },
    UNAVAILABLE: { value: 'unavailable', description: 'It does not answer now.' },
  } as const,
});

const RegisterEntry = builder.objectRef<RegisterAnswer>('RegisterEntry').implement({
  description: 'What a register of the city answers, without whom its record names.',
  fields: (t) => ({
    status: t.expose('status', { type: RegisterStatus, description: 'Whether there is a record.' }),
    withheld: t.boolean({
      description: 'There may be a record, which is kept for the owner of the parcel.',
      resolve: (answer) => 'withheld' in answer && answer.withheld === true,
    }),
    record: t.field({
      type: 'JSON',
      nullable: true,
      description: 'As forms and rules read it; null where there is none.',
      resolve: (answer) => (answer.status === 'found' ? answer.record : null),
    }),
    source: t.exposeString('source', { description: 'Where the record comes from.' }),
    version: t.string({
      nullable: true,
      description: 'Of the record.',
      resolve: (answer) => (answer.status === 'found' ? answer.version : null),
    }),
    at: t.field({ type: 'DateTime', description: 'When it was asked.', resolve: ({ at }) => new Date(at) }),
  }),
});

const MOST = 200;

interface Imported {
  register: string;
  source: string;
  version: string;
  records: number;
  recordedAt: Date;
}

const RegisterImport = builder.objectRef<Imported>('RegisterImport').implement({
  description: 'Records that stand in a register of this database, by where they come from.',
  fields: (t) => ({
    register: t.exposeID('register', { description: 'The register’s name.' }),
    source: t.exposeString('source', { description: 'Where they come from.' }),
    version: t.exposeString('version', { description: 'The version that they came with.' }),
    records: t.exposeInt('records', { description: 'How many stand as that import wrote them.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When the last of them was written.' }),
  }),
});

builder.queryFields((t) => ({
  registerEntry: t.field({
    type: RegisterEntry,
    description:
      'A record of a register by its key, as an evaluation for the caller would read it: of one’s own parcels, and all of them for those who may read registers.',
    args: {
      register: t.arg.id({ required: true, description: 'The register’s name, as `parcels`.' }),
      key: t.arg.string({ required: true, description: 'The record’s key, as a renewal code.' }),
    },
    resolve: (_, { register, key }, context) =>
      visibleRegisters(context.registers, registerReader(signedIn(context))).look(
        register.slice(0, 100),
        key.slice(0, 200),
      ),
  }),
  registerImports: t.field({
    type: [RegisterImport],
    description:
      'What imports have brought, by register, the latest first: at most 200, and the answer’s extensions tell where there is more. For those who may read registers.',
    resolve: async (_, __, context, info) => {
      must(signedIn(context), 'readRegisters');
      const rows = await context.prisma.$queryRaw<Imported[]>`
        SELECT register, source, version, count(*)::int AS records, max("recordedAt") AS "recordedAt"
        FROM "RegisterRecord" GROUP BY register, source, version ORDER BY register, max("recordedAt") DESC, version LIMIT ${MOST + 1}`;
      return cutAt(MOST, rows, context, info);
    },
  }),
}));

const RegisterRecordInput = builder.inputType('RegisterRecordInput', {
  description: 'A record for a register.',
  fields: (t) => ({
    register: t.id({ required: true, description: 'The register’s name, as `parcels`.' }),
    record: t.field({ type: 'JSON', required: true, description: 'As the register’s schema has it.' }),
  }),
});

const RefusedRecord = builder.objectRef<Report['refusals'][number]>('RefusedRecord').implement({
  description: 'A record that was not written.',
  fields: (t) => ({
    path: t.exposeString('at', { description: 'Where it stands in the input: `records.3`.' }),
    key: t.exposeString('key', { nullable: true, description: 'Of the record; null where it has none to use.' }),
    reason: t.exposeString('reason', { description: 'What is wrong with it.' }),
  }),
});

const ImportReport = builder.objectRef<Report>('ImportReport').implement({
  description: 'What an import came to.',
  fields: (t) => ({
    added: t.exposeInt('added', { description: 'Records that were not there.' }),
    updated: t.exposeInt('updated', { description: 'Records that took the place of another.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Records that stood there as they are.' }),
    refused: t.field({
      type: [RefusedRecord],
      description: 'Those that were not written; all others were.',
      resolve: ({ refusals }) => refusals,
    }),
    granted: t.exposeStringList('granted', {
      description: 'Numbers of permits that were granted here: the grant goes before the record.',
    }),
  }),
});

mutationWithPayload('importRegister', {
  description:
    'Checks and writes records into the registers of this database, those without a fault; a long list in parts. The same part again changes nothing. For administrators, where one may act alone.',
  input: (t) => ({
    source: t.string({ required: true, description: 'Where the records come from.' }),
    version: t.string({ required: true, description: 'Theirs: a date or a number of the list.' }),
    records: t.field({ type: [RegisterRecordInput], required: true, description: 'At most 500.' }),
  }),
  act: (input, context) => importRegister(acting(context), input),
  answer: (t) => ({
    report: t.field({
      type: ImportReport,
      nullable: true,
      description: 'What came of it.',
      resolve: ({ done }) => done,
    }),
  }),
});
