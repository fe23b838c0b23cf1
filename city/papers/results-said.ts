import type { PaperTemplate } from '../../forms/language/paper-template.js';
import type { PrismaClient } from '../../prisma/client.js';

/** What the steps of a case have given, where a text of its paper says something of it. */
export async function resultsSaid(
  prisma: PrismaClient,
  reference: string,
  template: PaperTemplate,
): Promise<Record<string, unknown>> {
  if (!JSON.stringify(template).includes('{results.')) return {};
  const rows = await prisma.stepResult.findMany({ where: { reference }, select: { step: true, data: true } });
  return Object.fromEntries(rows.map(({ step, data }) => [step, data]));
}
