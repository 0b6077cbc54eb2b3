#!/usr/bin/env node
import './node-version.ts';
import { endQuietlyOnClosedPipe, reportFault } from './fault.ts';
import { runProgram } from './program.ts';
import { goToStartFolder } from './start-folder.ts';

process.on('uncaughtException', reportFault);
endQuietlyOnClosedPipe(process.stdout, process.stderr);
goToStartFolder();

try {
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  reportFault(error);
}
