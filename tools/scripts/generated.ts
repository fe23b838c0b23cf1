import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printPrivacy } from '../../city/privacy/person/print-kinds.js';
import { startPostgres } from '../../embedded/postgres.js';
import {
  printDecisionPolicySchema,
  printDefinitionSchema,
  printOverlaySchema,
  printRulebookSchema,
  printTemplateSchema,
} from '../../forms/definition-schema.js';
import { printGraphqlSchema } from '../../graphql/print-schema.js';
import { printAsyncapi } from '../../http/descriptions/asyncapi.js';
import { printOpenapi } from '../../http/descriptions/openapi.js';
import { printMatrix } from '../../policy/matrix.js';
import { printDefinitionLanguage } from './definition-language/print.js';
import { printDecisions } from './docs/decisions.js';
import { printForms } from './docs/forms.js';
import { printOperations } from './docs/operations.js';
import { printArchitecture } from './house/architecture.js';
import { missingMigration } from './schema-engine.js';

export interface GeneratedFile {
  /** Relative to the repository's root. */
  file: string;
  print(): Promise<string>;
}

/** Every file that is printed from code. One row each. */
export const GENERATED: GeneratedFile[] = [
  { file: 'forms/definition.schema.json', print: async () => printDefinitionSchema() },
  { file: 'forms/rulebook.schema.json', print: async () => printRulebookSchema() },
  { file: 'forms/overlay.schema.json', print: async () => printOverlaySchema() },
  { file: 'forms/template.schema.json', print: async () => printTemplateSchema() },
  { file: 'forms/decision-policy.schema.json', print: async () => printDecisionPolicySchema() },
  { file: 'docs/definition-language.md', print: printDefinitionLanguage },
  { file: 'docs/forms.md', print: async () => printForms() },
  { file: 'docs/authorization.md', print: async () => printMatrix() },
  { file: 'docs/privacy.md', print: async () => printPrivacy() },
  { file: 'docs/architecture.md', print: printArchitecture },
  { file: 'docs/operations.md', print: printOperations },
  { file: 'docs/decisions/README.md', print: printDecisions },
  { file: 'docs/openapi.json', print: async () => printOpenapi() },
  { file: 'docs/asyncapi.json', print: async () => printAsyncapi() },
  { file: 'graphql/schema.graphql', print: async () => printGraphqlSchema() },
];

/**
 * The SQL that the migrations lack, empty when they agree with schema.prisma. Worked out on a PostgreSQL of its own.
 * `fresh` gives the SQL for an empty database instead.
 */
export async function migrationDrift({ fresh = false } = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parvaneh-migration-'));
  try {
    const postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: false });
    try {
      return await missingMigration(postgres.ownerUrl, { fresh });
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
