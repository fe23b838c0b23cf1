#!/usr/bin/env node
import { run } from '../runtime/compiled/run.js';

await run('cli/parvaneh');
