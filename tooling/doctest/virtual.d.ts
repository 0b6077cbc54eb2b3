declare module 'virtual:doctest' {
  const examples: [name: string, run: () => Promise<unknown>][];
  export default examples;
}
