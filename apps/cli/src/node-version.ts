/** The oldest Node.js that has everything the command uses; `engines` of the package says the same. */
const oldest = 22;

const running = Number(process.versions.node.split('.')[0]);

// Before anything else is loaded: what is missing would show as a fault of the command's own.
if (running < oldest) {
  process.stderr.write(
    `totalize needs Node.js ${oldest}.12 or later, and this is ${process.versions.node}. In a checkout, "npx -y pnpm@12.21.0 totalize" runs the repository's own.\n`,
  );
  process.exit(1);
}
