import { z } from 'zod';

const MIB = 1024 * 1024;

const mebibytes = (standard: number) => z.coerce.number().int().min(0).max(1_000_000_000).default(standard);

/** The part of the environment that documents are kept by. */
export const documentEnvironment = {
  DOCUMENT_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1024 * MIB)
    .default(20 * MIB),
  DOCUMENT_CASE_MIB: mebibytes(200),
  DOCUMENT_PERSON_MIB: mebibytes(10_240),
  DOCUMENT_TOTAL_MIB: mebibytes(1_048_576),
  DOCUMENT_LINK_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  DOCUMENT_LINK_SECONDS: z.coerce.number().int().min(10).max(86_400).default(300),
  DOCUMENT_GRACE_HOURS: z.coerce.number().min(1).max(8_784).default(24),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/(\[[^\]]+\]|[^\s/:]+):\d+|unix:\/\/\/.+)$/, 'must be tcp://host:port or unix:///path')
    .optional(),
};
type DocumentEnvironment = z.infer<z.ZodObject<typeof documentEnvironment>>;

export interface S3Settings {
  bucket: string;
  region: string;
  /** of what speaks like S3; undefined is Amazon */
  endpoint?: string;
  /** undefined: those of the machine's role */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/** How many bytes of documents stand in one case, in all cases that one person or office filed, and altogether; 0: any. */
export interface DocumentQuotas {
  case: number;
  person: number;
  installation: number;
}

export interface DocumentSettings {
  /** of one file */
  maxBytes: number;
  quotas: DocumentQuotas;
  /** The key that download links are signed with. */
  linkKey: string;
  /** For so long a link opens its document. */
  linkSeconds: number;
  /** A file that no row names is kept for so long. */
  graceHours: number;
  /** Undefined: documents are kept in the folder `documentsDir`. */
  s3?: S3Settings;
  /** clamd, `tcp://host:port` or `unix:///path`; undefined: nothing is scanned. */
  clamdUrl?: string;
}

/** Throws RangeError, with a sentence, for half of a pair of keys. */
export function documentSettings(env: DocumentEnvironment, linkKey: string): DocumentSettings {
  const { S3_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret } = env;
  if (Boolean(id) !== Boolean(secret)) throw new RangeError('Set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY together.');
  if (endpoint && !bucket) throw new RangeError('Set S3_BUCKET, the bucket at S3_ENDPOINT.');
  const credentials = id && secret ? { accessKeyId: id, secretAccessKey: secret } : undefined;
  return {
    maxBytes: env.DOCUMENT_MAX_BYTES,
    quotas: {
      case: env.DOCUMENT_CASE_MIB * MIB,
      person: env.DOCUMENT_PERSON_MIB * MIB,
      installation: env.DOCUMENT_TOTAL_MIB * MIB,
    },
    linkKey,
    linkSeconds: env.DOCUMENT_LINK_SECONDS,
    graceHours: env.DOCUMENT_GRACE_HOURS,
    ...(bucket && {
      s3: { bucket, region: env.S3_REGION, ...(endpoint && { endpoint }), ...(credentials && { credentials }) },
    }),
    ...(env.CLAMD_URL && { clamdUrl: env.CLAMD_URL }),
  };
}
