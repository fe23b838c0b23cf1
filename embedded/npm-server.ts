import { builtPortal } from '../http/portal-files.js';
import { loadConfig } from '../runtime/config.js';
import { startUp } from '../runtime/start-up.js';
import { serve } from '../server.js';
import { embeddedParts } from './parts.js';

await serve(startUp(loadConfig), { ...embeddedParts, portal: builtPortal() });
