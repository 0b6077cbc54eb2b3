import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
export const exampleName = 'examples/northwind-bridge';
export const exampleFolder = join(root, exampleName);
