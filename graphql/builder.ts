import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import type { Upload } from '../city/documents/upload.js';
import type PrismaTypes from '../prisma/generated/pothos-types.js';
import { getDatamodel } from '../prisma/generated/pothos-types.js';
import type { Context } from './context.js';
import { rowsPlugin } from './rows-plugin.js';

/** Scalars by their name in the API: what a resolver is given, and what it may answer. */
type Scalars = {
  ID: { Input: string; Output: string };
  Rial: { Input: bigint; Output: bigint | string };
  Decimal: { Input: string; Output: string };
  DateTime: { Input: Date; Output: Date };
  JalaliDate: { Input: string; Output: string };
  JSON: { Input: unknown; Output: unknown };
  Upload: { Input: Upload; Output: never };
};

export const builder = new SchemaBuilder<{
  PrismaTypes: PrismaTypes;
  Context: Context;
  Scalars: Scalars;
  DefaultFieldNullability: false;
}>({
  plugins: [rowsPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  prisma: { client: (context) => context.prisma, dmmf: getDatamodel(), exposeDescriptions: false },
});

builder.queryType();
builder.mutationType();
builder.subscriptionType();
