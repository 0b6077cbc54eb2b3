export * from './load.ts';
export * from './registry.ts';
