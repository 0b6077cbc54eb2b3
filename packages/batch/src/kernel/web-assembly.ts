/** What is used of the global `WebAssembly`, which the types of Node.js do not declare. */

export interface SharedMemory {
  /** Another one after `grow`. */
  readonly buffer: SharedArrayBuffer;
  grow(pages: number): number;
}

interface WebAssembly {
  readonly Memory: new (size: { initial: number; maximum: number; shared: true }) => SharedMemory;
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: SharedMemory } },
  ) => { readonly exports: unknown };
}

const wasm = (globalThis as unknown as { readonly WebAssembly: WebAssembly }).WebAssembly;

export const SharedMemory: WebAssembly['Memory'] = wasm.Memory;
export const Module: WebAssembly['Module'] = wasm.Module;
export const Instance: WebAssembly['Instance'] = wasm.Instance;
