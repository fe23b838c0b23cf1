import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import specs from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { PAY_PATH } from '../../cases/payment-link.js';
import { cloudEvent, testEvent } from '../../city/journal/cloud-event.js';
import type { JournalEvent } from '../../city/journal/event.js';
import { RETURN_PATH } from '../../city/payments/gateway.js';
import { MCP_METADATA, MCP_PATH } from '../mcp/routes.js';
import { NOTICE_FILES } from '../notice-files.js';
import { CONFIRMATION_PATH } from '../payment-confirmations.js';
import { LOGOUT_PATH } from '../sign-in/logout-path.js';
import { asyncapi } from './asyncapi.js';
import { openapi } from './openapi.js';
import { ROUTES } from './routes.js';

const http = fileURLToPath(new URL('..', import.meta.url));
const PATHS: Record<string, string> = {
  PAY_PATH,
  RETURN_PATH,
  CONFIRMATION_PATH,
  LOGOUT_PATH,
  MCP_PATH,
  MCP_METADATA,
  NOTICE_FILES,
  CALLBACK: '/sign-in/callback',
};

/** Every route that the files of this room add to a router. */
function routesInCode(): string[] {
  const files = readdirSync(http, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const texts = files.map((file) => readFileSync(`${http}/${file}`, 'utf8'));
  const added = texts.flatMap((text) => [...text.matchAll(/\brouter\.(get|post|put|patch|delete)\(([^,]+),/g)]);
  return added.map(([, method = '', path = '']) => {
    const named = path
      .replace(/^['`]|['`]$/g, '')
      .replace(/\$\{(\w+)\}|^([A-Z_]+)$/g, (_, a, b) => PATHS[a ?? b] ?? `?${a ?? b}`);
    return `${method} ${named.replace(/:(\w+)/g, '{$1}')}`;
  });
}

it('describes every route beside GraphQL, and none that is not there', () => {
  const described = ROUTES.map(({ method, path }) => `${method} ${path}`);
  expect(described.toSorted()).toEqual(routesInCode().toSorted());
  expect(described.length).toBeGreaterThan(25);
});

it('describes them as OpenAPI 3.1 has it', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(openapi()));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  const operations = Object.values((openapi() as { paths: Record<string, object> }).paths).flatMap(Object.values);
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ROUTES.length);
});

it('describes what is sent as AsyncAPI 3.0 has it', () => {
  const ajv = new Ajv({ strict: false, validateSchema: false });
  addFormats.default(ajv);
  const validate = ajv.compile(specs.schemasWithoutId['3.0.0'] as object);
  validate(asyncapi());
  expect(validate.errors).toBeNull();
});

it('describes the very messages that are sent', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const { components } = asyncapi() as { components: { schemas: Record<string, object> } };
  const event: JournalEvent = {
    id: '6f1c1d1e-0000-4000-8000-000000000000',
    position: 7n,
    at: new Date(),
    type: 'SLIP_PAID',
    subject: 'U-1405-000001',
    permitType: 'inquiry',
    districtId: null,
    actor: 'BANK',
    status: 'AWAITING_PAYMENT',
    revision: 1,
    data: { slip: 'U-1405-000001-1-1', amount: '1000000' },
  };
  const says = (schema: string, message: unknown) => ajv.validate(components.schemas[schema] ?? false, message);
  expect(says('JournalEvent', cloudEvent(event, 'https://permits.example'))).toBe(true);
  expect(says('WebhookEvent', cloudEvent(event, undefined))).toBe(true);
  expect(says('WebhookEvent', testEvent('1', 'webhook/1', undefined))).toBe(true);
  expect(says('JournalEvent', testEvent('1', 'webhook/1', undefined))).toBe(false);
  expect(says('JournalEvent', { ...cloudEvent(event, 'x'), type: 'parvaneh.none' })).toBe(false);
});
