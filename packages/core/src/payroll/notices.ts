import type { Exception, ExceptionCode } from '../records/exception.ts';
import type { BatchFindings } from './batch-notices.ts';
import { toldOnce } from './finding.ts';

/** Where an exception belongs. */
export type Place = Pick<Exception, 'workerId' | 'lineId' | 'country' | 'scheme' | 'row' | 'column' | 'value'>;

/** Collects the exceptions of a calculation; what would be said of every line is said once, with its count. */
export class Notices {
  private said: Exception[] = [];
  private readonly counted = new Map<string, { line: string; readonly exception: Exception & { count: number } }>();
  private readonly once = new Set<string>();

  error(code: ExceptionCode, message: string, place: Place = {}): void {
    this.said.push({ severity: 'error', code, message, ...place });
  }

  warn(code: ExceptionCode, message: string, place: Place = {}): void {
    this.said.push({ severity: 'warning', code, message, ...place });
  }

  /** Warns the first time that `key` comes up. */
  warnOnce(key: string, code: ExceptionCode, message: () => string, place: Place = {}): void {
    if (this.once.has(key)) return;
    this.once.add(key);
    this.warn(code, message(), place);
  }

  /** Reports an error the first time that `key` comes up. */
  errorOnce(key: string, code: ExceptionCode, message: () => string, place: Place = {}): void {
    if (this.once.has(key)) return;
    this.once.add(key);
    this.error(code, message(), place);
  }

  /** Warns once of what the law's data cause, and counts the lines (or other records) that it concerns. */
  count(key: string, line: string, code: ExceptionCode, message: () => string, place: Place = {}): void {
    const found = this.counted.get(key);
    if (found === undefined) {
      this.counted.set(key, { line, exception: { severity: 'warning', code, message: message(), ...place, count: 1 } });
    } else if (found.line !== line) {
      found.line = line;
      found.exception.count += 1;
    }
  }

  /** What was said of single records since the last time. */
  take(): readonly Exception[] {
    const { said } = this;
    if (said.length > 0) this.said = [];
    return said;
  }

  /** How much there is that is said once with its count. */
  get counting(): number {
    return this.counted.size;
  }

  /** What is said once with its count, by the key under which it was counted. */
  counts(): ReadonlyMap<string, Exception & { readonly count: number }> {
    return new Map([...this.counted].map(([key, { exception }]) => [key, exception]));
  }

  /** Takes over what was found in the records of the batch. */
  tell({ findings, counted }: Pick<BatchFindings, 'findings' | 'counted'>): void {
    for (const { exception } of findings) this.said.push(exception);
    for (const exception of toldOnce(counted)) this.counted.set(exception.message, { line: '', exception });
  }

  all(): readonly Exception[] {
    return [...this.said, ...[...this.counted.values()].map(({ exception }) => exception)];
  }
}
