import type { FormDefinition } from '../forms/language/definition.js';
import type { CaseServices } from './acting.js';
import { NotFoundError, ServiceEndedError } from './refusals.js';

/**
 * The version of a permit type that new applications are filed with.
 * @throws ServiceEndedError where the type was retired, NotFoundError where there is none
 */
export async function servedType(
  { catalogue, prisma }: Pick<CaseServices, 'catalogue' | 'prisma'>,
  code: string,
): Promise<{ hash: string; definition: FormDefinition }> {
  const active = await catalogue.active(code);
  if (active) return active;
  const versions = await prisma.permitType.findMany({ where: { code }, select: { status: true } });
  const has = (wanted: (typeof versions)[number]['status']) => versions.some(({ status }) => status === wanted);
  // One that stands as active and is not served all the same is somebody's to look at, and no end.
  throw has('RETIRED') && !has('ACTIVE') ? new ServiceEndedError() : new NotFoundError();
}
