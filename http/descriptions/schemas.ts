const text = { type: 'string' };
const object = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
});

const localized = object({ fa: { ...text, description: 'In Persian.' }, en: { ...text, description: 'In English.' } });
const issue = object({ path: text, code: text, message: { $ref: '#/components/schemas/LocalizedText' } });

/** What the routes send and take, as JSON Schema. */
export const SCHEMAS = {
  LocalizedText: { description: 'A text in both languages.', ...localized },
  Refusal: {
    description: 'Why a request is refused, and what to do.',
    ...object(
      {
        code: { ...text, description: 'Stable, for programs.' },
        messages: { $ref: '#/components/schemas/LocalizedText' },
        issues: { type: 'array', items: { $ref: '#/components/schemas/Issue' } },
        requestId: { ...text, description: 'To name in a question about a fault of this server.' },
      },
      ['code'],
    ),
  },
  Issue: { description: 'One thing that is wrong with what was sent.', ...issue, required: ['path'] },
  ProtectedResource: {
    description: 'Metadata of a protected resource (RFC 9728).',
    ...object({
      resource: text,
      authorization_servers: { type: 'array', items: text },
      scopes_supported: { type: 'array', items: text },
      bearer_methods_supported: { type: 'array', items: text },
      resource_name: text,
    }),
  },
  McpMessage: {
    description: 'One message of JSON-RPC 2.0, as the Model Context Protocol has it.',
    ...object({ jsonrpc: { const: '2.0' }, method: text, params: { type: 'object' } }, ['jsonrpc']),
  },
  Health: {
    description: 'Each part that is asked for, and whether it can be reached; `disk` is `low` where room runs out.',
    ...object({ status: { enum: ['ok', 'unavailable'] }, disk: { enum: ['low'] } }, ['status']),
    additionalProperties: { type: 'boolean' },
  },
  KeySet: { description: 'A JSON Web Key Set.', ...object({ keys: { type: 'array', items: { type: 'object' } } }) },
  Session: {
    description: 'Who is signed in.',
    ...object(
      { id: text, roles: { type: 'array', items: text }, officeId: text, scopes: { type: 'array', items: text } },
      ['id', 'roles'],
    ),
  },
  SignedOut: {
    description: 'The provider’s page, where its session is ended too, or this server’s first one.',
    ...object({ next: text }, ['next']),
  },
  VerificationForm: { description: 'What the QR code says.', ...object({ token: { ...text, maxLength: 8_000 } }) },
  LogoutForm: { description: 'As OpenID Connect has it.', ...object({ logout_token: text }) },
  LogoutRefusal: { description: 'As OpenID Connect has it.', ...object({ error: text, error_description: text }) },
  PaymentConfirmation: {
    description: 'A visit to the bank’s page that has ended, or a bill that was paid elsewhere.',
    oneOf: [
      object({ outcome: { const: 'failed' }, sessionId: text }),
      object({
        outcome: { const: 'paid' },
        trackingNumber: text,
        amount: {
          ...text,
          description: 'A whole number of the smallest unit: of rials, where the slip names no other currency.',
        },
        sessionId: text,
      }),
      object({ outcome: { const: 'paid' }, trackingNumber: text, amount: text, billId: text, paymentId: text }),
    ],
  },
  PaymentSettlement: {
    description: 'What became of it.',
    ...object(
      {
        result: { enum: ['settled', 'unmatched', 'failed'] },
        code: text,
        reference: text,
        revision: { type: 'integer' },
        all: { type: 'boolean', description: 'Whether every slip of the revision is settled.' },
      },
      ['result'],
    ),
  },
};
