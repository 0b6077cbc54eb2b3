import { parseDocument } from 'yaml';
import { encodings, type Mapping } from './mapping.ts';
import { profileRules } from './profile-rules.ts';
import { textFormat } from './text-format.ts';

export type ParsedMapping = { readonly mapping: Mapping } | { readonly problems: readonly string[] };

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const isTextMap = (value: unknown): value is Record<string, string> =>
  isMap(value) && Object.values(value).every((item) => typeof item === 'string');

const rules: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  version: (value) => (value === '1' ? undefined : 'must be 1'),
  columns: (value) =>
    isTextMap(value) ? undefined : 'must give a field for each header, such as "Employee ID": workerId',
  constants: (value) => (isTextMap(value) ? undefined : 'must give a value for each field, such as currency: EUR'),
  ignore: (value) => (isTexts(value) ? undefined : 'must be a list of headers'),
  dateFormat: (value) =>
    typeof value === 'string' && textFormat({ dateFormat: value }) !== undefined
      ? undefined
      : 'must name a four-digit year, a month and a day, such as DD.MM.YYYY',
  decimal: (value) => (value === ',' || value === '.' ? undefined : 'must be "." or ","'),
  thousands: (value) =>
    typeof value === 'string' && /^[^\d\w+()-]$/.test(value) ? undefined : 'must be one mark such as "." or "\'"',
  delimiter: (value) =>
    typeof value === 'string' && /^[^"\r\n\w]$/.test(value) ? undefined : 'must be one mark such as ";"',
  encoding: (value) =>
    encodings.some((name) => name === value) ? undefined : `must be one of ${encodings.join(', ')}`,
  ...profileRules,
};

/** Reads a mapping file, YAML or JSON. */
export const parseMapping = (text: string): ParsedMapping => {
  // Every scalar stays a text: an employer "001" keeps its zeros.
  const document = parseDocument(text, { schema: 'failsafe' });
  const [broken] = document.errors;
  if (broken !== undefined)
    return { problems: [`The mapping is neither YAML nor JSON: ${broken.message.split('\n')[0]}`] };
  let content: unknown;
  try {
    content = document.toJS();
  } catch {
    return { problems: ['The mapping cannot be read: its aliases expand too far.'] };
  }
  if (!isMap(content)) return { problems: ['The mapping must have keys such as version and columns.'] };
  const given = Object.entries(content).filter(([, value]) => value !== null && value !== '');
  const problems = given.flatMap(([key, value]) => {
    if (!Object.hasOwn(rules, key))
      return [`${key} is not a key of a mapping; known are ${Object.keys(rules).join(', ')}.`];
    const wrong = rules[key]?.(value);
    return wrong === undefined ? [] : [`${key} ${wrong}.`];
  });
  if (content['version'] === undefined) problems.push('version is missing; write version: 1.');
  if (content['thousands'] !== undefined && content['thousands'] === (content['decimal'] ?? '.')) {
    problems.push('decimal and thousands are the same mark.');
  }
  if (problems.length > 0) return { problems };
  const { version: _version, ...rest } = Object.fromEntries(given);
  return { mapping: { columns: {}, constants: {}, ignore: [], ...rest } };
};
