import asc from 'assemblyscript/asc';
import { fileURLToPath } from 'node:url';

const options =
  '--optimizeLevel 3 --noAssert --runtime stub --enable simd --enable threads ' +
  '--importMemory --sharedMemory --initialMemory 1 --maximumMemory 32768';

/** The sources of the kernel as WebAssembly. */
export const compiledKernel = async (): Promise<Uint8Array> => {
  const baseDir = fileURLToPath(new URL('..', import.meta.url));
  let wasm: Uint8Array | undefined;
  const args = ['kernel/index.ts', ...options.split(' '), '--baseDir', baseDir, '-o', 'kernel.wasm'];
  const { error } = await asc.main(args, {
    stderr: process.stderr,
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') wasm = contents;
    },
  });
  if (error !== null || wasm === undefined) throw new Error('the kernel was not compiled');
  return wasm;
};

const WIDTH = 116;

/** A module that holds the code as text. */
export const codeFile = (wasm: Uint8Array): string => {
  const lines =
    Buffer.from(wasm)
      .toString('base64')
      .match(new RegExp(`.{1,${WIDTH - 4}}`, 'g')) ?? [];
  return [
    '/** The kernel as WebAssembly, in Base64; written by `pnpm --filter @totalize/batch kernel`. */',
    'export const code: string =',
    ...lines.map((line, at) => `  '${line}'${at === lines.length - 1 ? ';' : ' +'}`),
    '',
  ].join('\n');
};
