import manifest from '../package.json' with { type: 'json' };

/** Of this program, from the package that it is in. */
export const version: string = manifest.version;
