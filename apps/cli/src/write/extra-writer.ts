import type { Contribution, Exception } from '@totalize/core';
import type { ResultOfRun } from '@totalize/adapter-xlsx';
import type { Inputs } from '../input/files.ts';
import type { ResultFolder, Written } from '../result/folder.ts';
import type { Plan } from '../run/plan.ts';
import { adpFiles } from './adp-files.ts';
import type { Extra } from './extra-files.ts';
import { HostMemos } from './host-memos.ts';
import { TaxDifferences } from './tax-differences.ts';
import { resultWorkbook } from './workbook.ts';

type Counted = Written & { readonly rows: number };
type Target = Pick<ResultFolder, 'write'> & Partial<Pick<ResultFolder, 'pathOf'>>;

/** Makes the files for other systems, from the rows of a run as they pass by. */
export class ExtraWriter {
  readonly #formats: readonly string[];
  readonly #mapping: Plan['mapping'];
  readonly #inputs: Inputs;
  readonly #differences: TaxDifferences | undefined;
  readonly #memos: HostMemos;
  readonly #draft: boolean;
  #extra: Extra = { files: [], exceptions: [] };

  constructor({ write = [], mapping }: Partial<Pick<Plan, 'write' | 'mapping'>>, inputs: Inputs, draft: boolean) {
    this.#draft = draft;
    this.#formats = write;
    this.#mapping = mapping;
    this.#inputs = inputs;
    const compared = write.includes('adp-paydata') || write.includes('tax-worksheet');
    this.#differences = compared ? new TaxDifferences(inputs.reading.batch.payLines) : undefined;
    this.#memos = new HostMemos(write.includes('adp-paydata') ? mapping?.mapping.payCodes : undefined);
  }

  *watch(rows: Iterable<Contribution>): Generator<Contribution> {
    for (const row of rows) {
      this.#differences?.add(row);
      this.#memos.add(row);
      yield row;
    }
  }

  /** Once all rows have passed: what could not be written, which is to be looked at, too. */
  async finish(): Promise<readonly Exception[]> {
    this.#extra = await adpFiles({
      formats: this.#formats,
      hashes: this.#inputs.hashes,
      mapping: this.#mapping?.mapping,
      differences: this.#differences?.found() ?? [],
      certificates: this.#inputs.reading.batch.certificates ?? [],
      memos: this.#memos.found(),
    });
    return this.#extra.exceptions;
  }

  async write(folder: Target, result: Omit<ResultOfRun, 'contributions' | 'columns'>): Promise<Counted[]> {
    const written: Counted[] = [];
    const contributions = this.#formats.includes('xlsx') ? folder.pathOf?.('contributions.csv') : undefined;
    if (contributions !== undefined) {
      const file = await folder.write('contributions.xlsx', resultWorkbook(contributions, result));
      written.push({ ...file, rows: result.rows });
    }
    for (const { name, content, rows } of this.#extra.files)
      written.push({ ...(await folder.write(this.#draft ? `DRAFT-${name}` : name, [content])), rows });
    return written;
  }
}
