#!/usr/bin/env node
import { refuseOldNode } from './node-version.ts';

// Before anything else is loaded: what is missing would show as a fault of the command's own.
refuseOldNode();
const { start } = await import('./start.ts');
await start(process.argv.slice(2));
