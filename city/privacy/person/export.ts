import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PrismaClient, Transaction } from '../../../prisma/client.js';
import { shownName } from '../../documents/file-name.js';
import type { DocumentStore } from '../../documents/store.js';
import { appendToTrail } from '../../trail/append.js';
import { exportPage } from './export-page.js';
import { NOT_OF_INVITED } from './file-kinds.js';
import type { ExportedDocument, ExportedKind } from './kind.js';
import { KINDS } from './kind-list.js';
import { PersonRefusedError } from './refused.js';

interface ExportOptions {
  prisma: PrismaClient;
  documents: Pick<DocumentStore, 'open'>;
  person: string;
  /** who asks for it, as the trail names them */
  by: string;
  /** is made; must not be there, or be empty */
  folder: string;
  now?: Date;
}

export class FolderInUseError extends Error {
  override name = 'FolderInUseError';
  constructor(folder: string) {
    super(`The folder ${folder} has files in it; name another with --out.`);
  }
}

/**
 * Writes everything that is held of a person into a folder: a JSON file for each kind, their documents as files, and a page
 * that leads to all of it. The folder appears when it is whole. Throws FolderInUseError, PersonRefusedError for nobody.
 */
export async function exportPerson(
  options: ExportOptions,
): Promise<{ kinds: ExportedKind[]; documents: ExportedDocument[] }> {
  const { prisma, person, by, folder, now = new Date() } = options;
  if ((await readdir(folder).catch(() => [])).length > 0) throw new FolderInUseError(folder);
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  // Nobody else on the machine is to read it.
  await mkdir(join(partial, 'documents'), { recursive: true, mode: 0o700 });
  const { kinds, named } = await prisma.$transaction(
    async (tx) => {
      const kinds = await readKinds(tx, person);
      await appendToTrail(tx, [
        { subject: `person/${person}`, act: 'PERSON_EXPORTED', by, at: now, changed: { kinds: kinds.length } },
      ]);
      return { kinds, named: await documentsOf(tx, person) };
    },
    { isolationLevel: 'RepeatableRead', timeout: 300_000 },
  );
  for (const { name, rows } of kinds) await writeFile(join(partial, `${name}.json`), `${jsonOf(rows)}\n`);
  const documents: ExportedDocument[] = [];
  for (const document of named) documents.push(await copied(options, partial, document));
  await writeFile(join(partial, 'documents.json'), `${jsonOf(documents)}\n`);
  await writeFile(join(partial, 'index.html'), exportPage({ person, kinds, documents, now }));
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
  return { kinds, documents };
}

async function readKinds(tx: Transaction, person: string): Promise<ExportedKind[]> {
  const kinds: ExportedKind[] = [];
  for (const { name, rows } of KINDS) kinds.push({ name, rows: await rows(tx, person) });
  if (kinds.every(({ rows }) => rows.length === 0)) throw new PersonRefusedError('PERSON_UNKNOWN');
  return kinds;
}

/** What is attached to the person's cases, in earlier filings too, and to the work on them; their printed permits; and what they attached elsewhere. */
async function documentsOf(tx: Transaction, person: string): Promise<ExportedDocument[]> {
  const cases = await tx.application.findMany({
    where: { ownerId: person },
    select: {
      reference: true,
      documents: { select: { code: true, fileName: true, sha256: true } },
      submissions: { select: { documents: true } },
      permits: { select: { number: true, documentSha256: true }, orderBy: { number: 'asc' } },
    },
    orderBy: { reference: 'asc' },
  });
  const onWork = await tx.taskFile.findMany({
    where: { OR: [{ attachedBy: person }, { task: { application: { ownerId: person } }, ...NOT_OF_INVITED }] },
    select: { reference: true, code: true, fileName: true, sha256: true },
    orderBy: [{ reference: 'asc' }, { attachedAt: 'asc' }, { id: 'asc' }],
  });
  const ofCases = cases.flatMap(({ reference, documents, submissions, permits }) => [
    ...documents.map((document) => ({ reference, ...document })),
    ...submissions
      .flatMap((submission) => submission.documents as { code: string; sha256: string }[])
      .map(({ code, sha256 }) => ({ reference, code, sha256, fileName: code })),
    ...permits.flatMap(({ number, documentSha256: sha256 }) =>
      sha256 ? [{ reference, code: 'PERMIT', sha256, fileName: `permit-${number}.pdf` }] : [],
    ),
  ]);
  const all = [...ofCases, ...onWork];
  const once = new Map(all.reverse().map((document) => [`${document.reference} ${document.sha256}`, document]));
  return [...once.values()].reverse();
}

async function copied(
  { documents }: Pick<ExportOptions, 'documents'>,
  folder: string,
  document: ExportedDocument,
): Promise<ExportedDocument> {
  const { reference, sha256, fileName } = document;
  const kept = await documents.open(sha256);
  if (!kept) return document;
  const name = shownName(`${reference}-${sha256.slice(0, 8)}-${fileName}`);
  const file = join('documents', name);
  await pipeline(kept.stream, createWriteStream(join(folder, file), { mode: 0o600 }));
  return { ...document, file };
}

/** Whole numbers of any size as their text. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner), 2);
