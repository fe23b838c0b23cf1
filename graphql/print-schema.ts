import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './schema/index.js';

/** The text of `graphql/schema.graphql`. */
export function printGraphqlSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
