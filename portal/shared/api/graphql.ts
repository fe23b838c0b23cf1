import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema.js';

/** Documents that are typed by the printed schema: `graphql('query { … }')`. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; Decimal: string; JalaliDate: string; JSON: unknown; Rial: string; Upload: File };
}>();

export type { ResultOf } from 'gql.tada';
