// Plain JavaScript on purpose: it has to run, and complain, on a Node.js that is too old for everything else.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `This repository needs Node.js 22.12 or newer, but this is ${process.versions.node}. ` +
      'Call its scripts through pnpm (for example `pnpm test`), which brings Node.js 24; if you did, run `pnpm install` ' +
      'and see that the install script of the package `node` was allowed to run.',
  );
  process.exit(1);
}
