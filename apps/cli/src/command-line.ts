import { type Command, Option } from 'commander';

/** `--schemes a,b --schemes c` and `--schemes a,b,c` are the same. */
const listed = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  ...text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])),
];

export const listOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(listed);

export const inputOption = (description: string): Option =>
  new Option('-i, --input <file>', `${description}; - is stdin`);

/** The day of the command, where the user is. */
export const today = (): string => {
  const now = new Date();
  const two = (part: number): string => `${part}`.padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

export const examples = (command: Command, ...lines: readonly string[]): Command =>
  command.addHelpText(
    'after',
    `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  $ totalize ${line}`).join('\n')}\n`,
  );
