import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type PaperName, PaperTemplate } from '../../forms/language/paper-template.js';
import type { PrismaClient } from '../../prisma/client.js';
import { pinnedDocument } from './pinned-documents.js';

/** The hash of each paper's template, as a filed revision keeps it: `permit`, and of one step `permit.excavation`. */
const Pins = z.record(z.string(), z.string());

/** The template that a revision was filed under, of what a step grants its own where it has one; the shipped one for a revision that was filed while none was published. */
export async function templateOf(
  prisma: Pick<PrismaClient, 'publication'>,
  pins: unknown,
  paper: PaperName,
  step?: string | null,
): Promise<PaperTemplate> {
  const kept = Pins.parse(pins ?? {});
  const hash = kept[`${paper}.${step}`] ?? kept[paper];
  if (hash === undefined) return shippedTemplate(paper);
  const pinned = await pinnedDocument(prisma, hash);
  if (!pinned?.isWhole) {
    throw new Error(`The template ${hash} was changed in the database; restore it from a backup or an export.`);
  }
  return PaperTemplate.parse(pinned.document);
}

const shipped = new Map<PaperName, PaperTemplate>();

/** What `forms/papers/` has, read once. */
export function shippedTemplate(paper: PaperName): PaperTemplate {
  const read = () => readFileSync(new URL(`../../forms/papers/${paper}.json`, import.meta.url), 'utf8');
  const template = shipped.get(paper) ?? PaperTemplate.parse(JSON.parse(read()));
  shipped.set(paper, template);
  return template;
}
