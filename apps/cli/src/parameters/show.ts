import { availableCountries, loadLegislation } from '@totalize/legislation';
import { checkedDay } from '../checks.ts';
import { today } from '../command-line.ts';
import { usageError } from '../exit-code.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, plain, writeOut } from '../terminal/output.ts';
import { lawOn } from './in-force.ts';
import { printLaw } from './print.ts';
import { showMissing, showRegistry } from './registry.ts';

export interface ParametersOptions extends CommonOptions {
  readonly date?: string;
  readonly coverage?: boolean;
  readonly missing?: string;
}

const checkedCountry = (country: string | undefined): string | undefined => {
  const available = availableCountries();
  const code = country?.toUpperCase();
  if (code === undefined || available.includes(code)) return code;
  throw usageError(`The law of "${plain(country ?? '')}" is not in the data. There are ${available.join(', ')}.`);
};

/** The law of one country, or of all, on stdout. */
export const showParameters = async (country: string | undefined, options: ParametersOptions): Promise<void> => {
  const code = checkedCountry(country);
  if (options.coverage === true) return showRegistry(code, options);
  if (options.missing !== undefined) return showMissing(code, options.missing, options);
  const day = checkedDay('--date', options.date) ?? today();
  const legislation = loadLegislation(code === undefined ? undefined : [code]);
  const laws = [...legislation.countries.values()].map((law) => lawOn(law, legislation.instruments, day));
  if (options.json === true) {
    await writeOut(jsonText({ date: day, legislationVersion: legislation.version, countries: laws }));
    return;
  }
  await writeOut(laws.map((law, at) => `${at === 0 ? '' : '\n'}${printLaw(law, day)}`));
};
