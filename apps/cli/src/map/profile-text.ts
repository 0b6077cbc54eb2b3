import type { Proposal } from './propose.ts';

const plain = /^[A-Za-z][A-Za-z0-9 _/-]*[A-Za-z0-9]$/;
const reserved = /^(?:y|n|yes|no|true|false|on|off|null|~)$/i;

const yaml = (text: string): string => (plain.test(text) && !reserved.test(text) ? text : JSON.stringify(text));

/** The proposal as a profile to be corrected, with the reasons beside it. */
export const profileText = (
  { columns, forms, missing, notes }: Proposal,
  name: string | undefined,
  decisions: readonly string[],
): string => {
  const open = columns.filter(({ as }) => as === '?');
  const known = columns.filter(({ as }) => as !== '?');
  const percent = (confidence: number): string => `${Math.round(confidence * 100)} %`;
  return [
    '# A proposal: look at every line before it is used.',
    ...notes.map((note) => `# ${note}`),
    'version: 1',
    ...(name === undefined ? [] : [`profile: ${name}`]),
    ...Object.entries(forms).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
    ...(missing.length === 0
      ? []
      : [
          '# No column is one of these: name one below, or give the value here and take the # away.',
          '# constants:',
          ...missing.map((field) => `#   ${field}: ?`),
        ]),
    ...(decisions.length === 0
      ? []
      : [
          '# Codes to be decided: earnings and deductions get a class (docs/adp.md lists them), taxes a scheme or other.',
          ...decisions.map((line) => `#   ${line}`),
          '# codes:',
          '#   earnings: { CODE: regular }',
          '# taxes: { CODE: us.oasdi }',
        ]),
    'columns:',
    ...known
      .filter(({ as }) => as !== 'ignore')
      .map((column) => `  ${yaml(column.name)}: ${yaml(column.as)} # ${percent(column.confidence)}: ${column.reason}`),
    ...open.map(
      (column) =>
        `  # ${yaml(column.name)}: ? # ${column.reason}; name a field, such as earning:CODE, or list it under ignore`,
    ),
    ...(known.some(({ as }) => as === 'ignore')
      ? ['ignore:', ...known.filter(({ as }) => as === 'ignore').map(({ name: column }) => `  - ${yaml(column)}`)]
      : []),
    '',
  ].join('\n');
};
