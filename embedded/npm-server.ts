import { loadConfig } from '../runtime/config.js';
import { serve } from '../server.js';
import { embeddedParts } from './parts.js';

await serve(loadConfig(), embeddedParts);
