import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folder, read, summaryIn, totalize, write } from './cli.ts';
import { batch, employers, february, header, january, outputs, pay, workers } from './samples.ts';

const setUp = (...lines: readonly string[]) => {
  const at = folder();
  write(at('pay.csv'), pay(...lines));
  write(at('employers.csv'), employers);
  write(at('workers.csv'), workers);
  const files = ['--employers', at('employers.csv'), '--workers', at('workers.csv')];
  const run = (...args: readonly string[]) => totalize(['run', '--payroll', at('pay.csv'), ...files, ...args]);
  return { at, files, run };
};

describe('run writes', () => {
  test('four files that only the owner may read', () => {
    const { at, run } = setUp(january);
    const { code, stdout, stderr } = run('--out', at('deep', 'out'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/1 pay line in: 1 computed, 0 refused/);
    expect(stdout).toMatch(/US +employee +USD +1,275\.00\n/);
    expect(readdirSync(at('deep', 'out')).toSorted()).toEqual(outputs);
    expect(readdirSync(at('deep'))).toEqual(['out']);
    expect(statSync(at('deep', 'out')).mode & 0o777).toBe(0o700);
    for (const name of outputs) expect(statSync(at('deep', 'out', name)).mode & 0o777).toBe(0o600);
  });

  test('a summary with sums, counts and provenance, and nobody in it', () => {
    const { at, run } = setUp(january);
    run('--out', at('out'), '--as-of', '2026-03-31');
    const summary = summaryIn(at('out'));
    expect(summary.totals.lines).toEqual({ in: 1, out: 1, refused: 0 });
    expect(summary.provenance).toMatchObject({ asOf: '2026-03-31', legislationVersion: expect.any(String) });
    expect(summary.provenance.inputs.map(({ name }) => name)).toEqual(['pay.csv', 'workers.csv', 'employers.csv']);
    expect(read(at('out', 'summary.json'))).not.toMatch(/W1/);
  });

  test('the columns asked for', () => {
    const { at, run } = setUp(january);
    expect(run('--out', at('out'), '--columns', 'line_id,scheme,payer,amount').code).toBe(0);
    expect(read(at('out', 'contributions.csv'))).toMatch(
      /^line_id,scheme,payer,amount\nW1:E1:2026-01-01:\S+:1,us\.\S+\n/,
    );
  });

  test('balances that the next month goes on from', () => {
    const whole = setUp(january, february);
    whole.run('--out', whole.at('out'));
    const { at, files, run } = setUp(january);
    run('--out', at('01'));
    write(at('february.csv'), pay(february));
    const next = totalize([
      'run',
      '--payroll',
      at('february.csv'),
      ...files,
      '--balances',
      at('01', 'balances.csv'),
      '--out',
      at('02'),
    ]);
    expect(next.code).toBe(0);
    expect(read(at('02', 'balances.csv'))).toBe(read(whole.at('out', 'balances.csv')));
  });

  test('JSON on stdout, or nothing at all', () => {
    const { at, run } = setUp(january);
    const { stdout } = run('--out', at('a'), '--json');
    expect(JSON.parse(stdout)).toEqual(summaryIn(at('a')));
    expect(run('--out', at('b'), '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('nothing in a dry run', () => {
    const { at, run } = setUp(january);
    const { code, stdout } = run('--dry-run', '--out', at('out'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/nothing was written/);
    expect(readdirSync(at()).toSorted()).toEqual(['employers.csv', 'pay.csv', 'workers.csv']);
  });
});

describe('run reads', () => {
  test('one batch in place of files, from stdin', () => {
    const at = folder();
    expect(totalize(['run', '--input', '-', '--out', at('out')], JSON.stringify(batch)).code).toBe(0);
    expect(summaryIn(at('out')).totals.lines.out).toBe(1);
  });

  test('several pay files, named together or one by one', () => {
    const { at, files } = setUp(january);
    write(at('february.csv'), pay(february));
    const together = totalize(['run', '--payroll', at('pay.csv'), at('february.csv'), ...files, '--dry-run', '--json']);
    const apart = totalize([
      'run',
      '--payroll',
      at('pay.csv'),
      '--payroll',
      at('february.csv'),
      ...files,
      '--dry-run',
      '--json',
    ]);
    expect(JSON.parse(together.stdout).totals.lines.out).toBe(2);
    expect(apart.stdout).toBe(together.stdout);
  });

  test('equal lines of one file, and tells the same file given twice', () => {
    const { at, files, run } = setUp(january, january);
    expect(JSON.parse(run('--dry-run', '--json').stdout).totals.lines).toEqual({ in: 2, out: 2, refused: 0 });
    write(at('copy.csv'), read(at('pay.csv')));
    const twice = totalize(['run', '--payroll', at('pay.csv'), at('copy.csv'), ...files, '--out', at('out')]);
    expect(twice.code).toBe(2);
    expect(summaryIn(at('out')).totals.lines).toEqual({ in: 4, out: 2, refused: 2 });
    expect(read(at('out', 'exceptions.csv'))).toMatch(/^error,duplicate-line,.*copy\.csv,,2,/m);
  });

  test('what it can: a faulty row is told with file, row and column', () => {
    const { at, run } = setUp(january.replace('16666.67', 'lots'), february);
    expect(run('--out', at('out')).code).toBe(2);
    expect(read(at('out', 'exceptions.csv'))).toMatch(/^error,record-invalid,.*,pay\.csv,,2,gross,lots,W1,/m);
    expect(summaryIn(at('out')).totals.lines).toEqual({ in: 2, out: 1, refused: 1 });
  });

  test('a refused record of a worker: the worker is not computed as if there were none', () => {
    const { at, run } = setUp(january);
    const certificates =
      'certificate_id,worker_id,applicable_legislation,exempt_country,valid_from\nC1,W1,DE,US,2026-13-01\n';
    run('--certificates', write(at('certificates.csv'), certificates), '--out', at('out'));
    expect(summaryIn(at('out')).totals.lines).toEqual({ in: 1, out: 0, refused: 1 });
  });

  test('a refused employer: only its own lines are refused', () => {
    const { at, files } = setUp(january, january.replace('E1', 'E2'));
    write(at('employers.csv'), 'employer_id,country,rates.de.work-injury\nE1,US,\nE2,US,lots\n');
    const { code, stdout } = totalize(['run', '--payroll', at('pay.csv'), ...files, '--dry-run', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).totals.lines).toEqual({ in: 2, out: 1, refused: 1 });
  });

  test('columns of another system through a mapping', () => {
    const { at, files } = setUp();
    write(at('pay.csv'), `${header.replace('gross', 'Brutto')}\n${january.replace('16666.67', '"16.666,67"')}\n`);
    write(at('map.yaml'), 'version: 1\ncolumns: { Brutto: gross }\ndecimal: ","\nthousands: "."\n');
    const run = (...args: readonly string[]) =>
      totalize(['run', '--payroll', at('pay.csv'), ...files, '--dry-run', '--json', ...args]);
    expect(run()).toMatchObject({ code: 3, stdout: '' });
    expect(JSON.parse(run('--mapping', at('map.yaml')).stdout).totals.gross[0].in).toBe('16666.67');
  });
});

describe('run counts exceptions accepted before', () => {
  const accept = (...rows: readonly string[]): string => `code,worker_id,scheme,by,on,until\n${rows.join('\n')}\n`;
  const misspelt = `${header},grosss\n${january},1\n`;

  test('and does not list them again', () => {
    const { at, run } = setUp();
    write(at('pay.csv'), misspelt);
    write(at('accepted.csv'), accept('field-unknown,,,R. Okafor,2026-01-01,'));
    expect(run('--dry-run', '--strict').code).toBe(2);
    const { code } = run('--accepted', at('accepted.csv'), '--strict', '--out', at('out'));
    expect(code).toBe(0);
    const summary = summaryIn(at('out'));
    expect(summary.exceptions).toEqual({ error: 0, warning: 0, byCode: [] });
    expect(summary.accepted).toMatchObject({ error: 0, warning: 1 });
    expect(summary.provenance.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(read(at('out', 'exceptions.csv')).trimEnd().split('\n')).toHaveLength(1);
  });

  test('but an accepted error is still exit 2', () => {
    const { at, run } = setUp(january.replace('16666.67', 'lots'));
    write(at('accepted.csv'), accept('record-invalid,W1,,R. Okafor,2026-01-01,'));
    const { code, stdout } = run('--accepted', at('accepted.csv'), '--dry-run', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ exceptions: { error: 0 }, accepted: { error: 1 } });
  });

  test.each([
    ['another worker', 'field-unknown,W2,,R,2026-01-01,', '2026-06-30', 1],
    ['no longer', 'field-unknown,,,R,2026-01-01,2026-06-29', '2026-06-30', 1],
    ['until today', 'field-unknown,,,R,2026-01-01,2026-06-30', '2026-06-30', 0],
    ['not yet', 'field-unknown,,,R,2026-07-01,', '2026-06-30', 1],
  ])('%s', (_name, row, day, open) => {
    const { at, run } = setUp();
    write(at('pay.csv'), misspelt);
    const { stdout } = run('--accepted', write(at('accepted.csv'), accept(row)), '--as-of', day, '--dry-run', '--json');
    expect(JSON.parse(stdout).exceptions.warning).toBe(open);
  });
});

describe('run refuses, and writes nothing', () => {
  test.each([
    ['no input', [], /--payroll/],
    ['no folder', ['--payroll', 'pay.csv'], /--out/],
    ['files beside a batch', ['--input', 'b.json', '--payroll', 'pay.csv', '--out', 'out'], /leave out --payroll/],
    ['two inputs from stdin', ['--payroll', '-', '--workers', '-', '--out', 'out'], /stdin/],
    [
      'a format that comes later',
      ['--payroll', 'pay.csv', '--out', 'out', '--format', 'workday-picof'],
      /not supported yet/,
    ],
    [
      'a format to write that comes later',
      ['--payroll', 'pay.csv', '--out', 'out', '--write', 'csv,workday-payroll-input'],
      /workday-payroll-input is not supported yet/,
    ],
    ['no format', ['--payroll', 'pay.csv', '--out', 'out', '--format', 'cvs'], /Did you mean csv/],
    ['no column', ['--payroll', 'pay.csv', '--out', 'out', '--columns', 'ammount'], /Did you mean amount/],
    ['no scheme', ['--payroll', 'pay.csv', '--out', 'out', '--schemes', 'us.oasid'], /Did you mean us\.oasdi/],
    ['no date', ['--payroll', 'pay.csv', '--out', 'out', '--as-of', '2026-02-30'], /--as-of/],
    ['no number', ['--payroll', 'pay.csv', '--out', 'out', '--jobs', 'many'], /--jobs/],
    ['no option', ['--payrol', 'pay.csv'], /Did you mean --payroll/],
    ['no mapping', ['--payroll', 'pay.csv', '--mapping', 'none.yaml', '--out', 'out'], /mapping/],
  ])('%s: exit 1', (_name, args, message) => {
    const { code, stdout, stderr } = totalize(['run', ...args]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test.each([
    ['an empty file', ''],
    ['a file without the columns', 'a,b\n1,2\n'],
    ['zeros', Buffer.alloc(1000)],
    ['a workbook', Buffer.from('PK\u{3}\u{4}rest')],
  ])('%s: exit 3', (_name, content) => {
    const { at, run } = setUp();
    write(at('pay.csv'), content);
    const { code, stdout, stderr } = run('--out', at('out'));
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/pay\.csv cannot be read/);
    expect(readdirSync(at())).not.toContain('out');
  });

  test('a file in the place of the folder', () => {
    const { at, run } = setUp(january);
    expect(run('--out', write(at('out'), 'mine')).code).toBe(1);
    expect(read(at('out'))).toBe('mine');
  });

  test('a folder that may not be made', () => {
    const { at, run } = setUp(january);
    write(at('file'), '');
    expect(run('--out', at('file', 'out'))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Nothing was written/),
    });
  });

  test('a folder with the name of a result', () => {
    const { at, run } = setUp(january);
    mkdirSync(at('out', 'summary.json'), { recursive: true });
    expect(run('--out', at('out'), '--force')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/folder called summary\.json/),
    });
    expect(readdirSync(at('out'))).toEqual(['summary.json']);
  });
});
