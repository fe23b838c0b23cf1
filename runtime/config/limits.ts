import { z } from 'zod';
import { listOf } from './values.js';

const perMinute = (standard: number) => z.coerce.number().int().min(0).max(1_000_000).default(standard);
const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, 'must be origins');

/** The part of the environment that says how much anybody may ask for, and from where. */
export const limitsEnvironment = {
  RATE_PERSON: perMinute(600),
  RATE_ADDRESS: perMinute(300),
  RATE_SIGN_IN: perMinute(60),
  RATE_VERIFY: perMinute(60),
  RATE_PUBLIC: perMinute(300),
  DOCUMENT_DAILY_MIB: z.coerce.number().int().min(0).max(1_000_000).default(1_024),
  DISK_FREE_MIN_MIB: z.coerce.number().int().min(0).max(1_000_000_000).default(1_024),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  CORS_ORIGINS: listOf(origin).default([]),
  RETURN_ORIGINS: listOf(origin).default([]),
  PERSISTED_DOCUMENTS: listOf(z.string().min(1)).default([]),
};
const Environment = z.object(limitsEnvironment);

/** What is counted, and how much of it passes: requests in a minute, KiB of a person's `uploads` in a day. */
export type Limits = Record<'person' | 'address' | 'signIn' | 'verify' | 'public' | 'uploads', number>;

export interface LimitsSettings {
  /** 0 counts nothing. */
  rates: Limits;
  /** With less room than this on a disk that it writes to, a server warns; 0: any will do. */
  minFreeMib: number;
  /** How many proxies stand before the server and name the client's address. */
  trustProxy: number;
  /** Other sites whose pages may use the API. */
  corsOrigins: string[];
  /** Other sites that payers may be sent back to. */
  returnOrigins: string[];
  /** JSON files with the only documents that are answered, by their hash; without any every document is. */
  persistedDocuments?: readonly string[];
}

export function limitsSettings(env: z.infer<typeof Environment>): LimitsSettings {
  return {
    rates: {
      person: env.RATE_PERSON,
      address: env.RATE_ADDRESS,
      signIn: env.RATE_SIGN_IN,
      verify: env.RATE_VERIFY,
      public: env.RATE_PUBLIC,
      uploads: env.DOCUMENT_DAILY_MIB * 1024,
    },
    minFreeMib: env.DISK_FREE_MIN_MIB,
    trustProxy: env.TRUST_PROXY,
    corsOrigins: env.CORS_ORIGINS,
    returnOrigins: env.RETURN_ORIGINS,
    ...(env.PERSISTED_DOCUMENTS.length > 0 && { persistedDocuments: env.PERSISTED_DOCUMENTS }),
  };
}
