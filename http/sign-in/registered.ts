import { DatabaseUnavailableError } from '../../cases/refusals.js';
import { registeredViewer } from '../../city/people/registered-viewer.js';
import type { Authenticate } from '../../city/people/viewer.js';
import type { PrismaClient } from '../../prisma/client.js';
import { isDatabaseOutage } from '../../prisma/outage.js';

/** Gives whom a token names the roles that the register of people knows of. */
export function withRegisteredRoles(authenticate: Authenticate, prisma: PrismaClient): Authenticate {
  return async (request, as) => {
    const identity = await authenticate(request, as);
    if (!identity) return undefined;
    try {
      return await registeredViewer(prisma, identity);
    } catch (error) {
      throw isDatabaseOutage(error) ? new DatabaseUnavailableError(error) : error;
    }
  };
}
