import type { Prisma } from '../../prisma/generated/client/client.js';

/** Who is named for what came with the product. */
export const INSTALLATION = 'installation';

/** Documents may be large, and nothing is decided by them. */
export const withoutDocument = { document: true } as const;

/** A row without its document. */
export type Publication = Prisma.PublicationGetPayload<{ omit: typeof withoutDocument }>;
