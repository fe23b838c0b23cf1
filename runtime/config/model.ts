import { z } from 'zod';

/** The part of the environment that a language model is reached by; without an address there is none. */
export const modelEnvironment = {
  AI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  AI_MODEL: z.string().min(1).max(200).default('default'),
  AI_API_KEY: z.string().min(1).optional(),
};
const Environment = z.object(modelEnvironment);

export interface ModelSettings {
  /** of any server that speaks OpenAI's chat completions, as `http://localhost:8080/v1` */
  baseUrl: string;
  model: string;
  apiKey: string | undefined;
}

export const modelSettings = (env: z.infer<typeof Environment>): ModelSettings | undefined =>
  env.AI_BASE_URL === undefined ? undefined : { baseUrl: env.AI_BASE_URL, model: env.AI_MODEL, apiKey: env.AI_API_KEY };
