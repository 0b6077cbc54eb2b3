import { readFileSync, writeFileSync } from 'node:fs';
import { exceptionCodes } from '@totalize/core';

const page = new URL('../../docs/exceptions.md', import.meta.url);

/** The page of exception codes, made from the table that the engine uses. */
export const exceptionsPage = (): string => {
  const rows = Object.entries(exceptionCodes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, meaning]) => `| \`${code}\` | ${meaning.replaceAll('|', '\\|')} |`);
  return `# Exceptions

What could not be processed, or what a person must look at. An \`error\` that names a country or scheme takes away only
those rows; one that names neither takes the line. A \`warning\` takes nothing away. Each message says what is wrong, what
was found and what to do; \`count\` says how many lines (or records) a warning told once concerns.

| code | what it means and what to do |
|---|---|
${rows.join('\n')}
`;
};

export const currentPage = (): string => readFileSync(page, 'utf8');

if (import.meta.main) writeFileSync(page, exceptionsPage());
