/** The oldest Node.js that has everything the command uses; `engines` of the package says the same. */
const oldest = 22;

/** Ends the process on a Node.js that is too old. */
export const refuseOldNode = (): void => {
  const running = process.versions.node;
  if (Number(running.split('.')[0]) >= oldest) return;
  process.stderr.write(
    `totalize needs Node.js ${oldest}.12 or later, and this is ${running}. In a checkout, "npx -y pnpm@12.21.0 totalize" runs the repository's own.\n`,
  );
  process.exit(1);
};
