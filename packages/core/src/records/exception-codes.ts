/** Every code an exception can carry, with what it means and what to do. `docs/exceptions.md` is made from this table. */
export const exceptionCodes = {
  'record-invalid': 'A field is missing or cannot be read. Correct it at the place named and run again.',
  'record-refused':
    'A payment, or a record that it depends on, was refused, so its line was not computed. The message says why.',
  'field-unknown': 'A field is not part of the record. Check its spelling; it was not used.',
  'file-unreadable': 'A row of a file could not be read. Correct it at the place named.',
  'amount-unmapped':
    'Nothing says what these amounts are, so they were not used. Map the column or code, or list it under ignore.',
  'code-unknown': 'A code of the payroll system is in no table of the profile. Say what it is; its lines were refused.',
  'code-undecided': 'The profile leaves open whether a code counts as wages. Decide: in or out, for each scheme.',
  'control-mismatch': "The source's own sum differs from the sum of its lines. Find out what is missing.",
  'nothing-to-compute':
    'The file was understood, but it holds no payment to compute from. Give one that does, if it should.',
  'duplicate-line': 'The same pay line stands in the batch twice. Only the first was computed; remove the other.',
  'record-overlap':
    'Two rows of one worker, employer or exchange rate are valid on the same day. Give each its own days.',
  'employer-missing': 'No employer record and no assignment say where the employer is. Add the employer.',
  'employer-assumed':
    "The employer has no record: its seat was taken from the assignment's home country. Add the employer.",
  'nationality-missing': 'Whether US law claims work abroad depends on nationality or residence. Add the worker.',
  'assignment-overlap': 'Two assignments cover the same day. End one of them, or give the line a work country.',
  'assignment-other-employer':
    'The worker is paid by an employer without an assignment, though one exists elsewhere. Check who employs.',
  'assignment-past-expected-end':
    'The assignment goes on past its expected end. Enter the actual end or the new expectation.',
  'not-an-employee': 'The assignment is self-employed work: no contributions are withheld from pay. Remove the line.',
  'certificate-exempts-itself':
    'A certificate cannot release the country whose law it says applies. Correct the countries.',
  'certificate-conflict':
    'Valid certificates name different laws for the same days; none was applied. Find out which one holds.',
  'certificate-without-agreement':
    'No agreement in force on those days links the two countries: the certificate has no effect there.',
  'certificate-effect-unclear':
    'The sources leave open whether a certificate releases this scheme; it is due. Decide by an override.',
  'decision-open': 'Which law applies cannot be decided from the facts; the scheme is due. Complete the facts named.',
  'posting-facts-assumed':
    'The usual facts of a posting were taken as given. State them in the assignment if they differ.',
  'home-law-not-computed': "The home country's schemes are computed only where a certificate names its law.",
  'country-law-missing': 'The law of this country, or of this time, is not in the data. Its rows are left out.',
  'law-missing':
    'The data have no value for this scheme on this date. Its rows are left out; update the law or override it.',
  'law-default': "The law leaves a figure to the employer or worker and none was given: the data's default was used.",
  'law-low-confidence': 'A figure of the law was not seen in a source. Check it before relying on it.',
  'override-invalid':
    'An override does not fit its scheme. Correct or remove it; the rows that it was meant for are left out.',
  'override-used': 'A decided figure was used in place of the shipped law.',
  'scheme-unknown': 'There is no such scheme. Check its name with `totalize parameters`.',
  'pay-frequency-unsupported': 'The scheme has no threshold for this pay frequency. Give the host pay frequency.',
  'exchange-rate-missing': 'No exchange rate from the pay currency to the scheme currency on the pay date. Add it.',
  'attribute-unknown': 'No scheme asks for this attribute. Check its spelling.',
  'attribute-invalid': 'The attribute has a value that the law does not know. Correct it.',
  'earning-period-missing': 'A one-off payment names no days for which it was earned. Add earnedFrom and earnedTo.',
  'possible-shadow-copy':
    'Like pay stands in two payrolls or currencies. If one is a copy, mark it `delivery: shadow`.',
  'prior-year-correction': "A negative correction of an earlier year gives no rows: correct that year's return.",
  'negative-amount': 'Only adjustments and reversals are negative. Correct the sign or the kind.',
  'reversal-original-missing':
    'The line to be reversed is neither in the batch nor in the ledger. Name a line that was run.',
  'reversal-mismatch': 'A reversal must be the exact negative of its original. Correct it.',
  'worker-id-sensitive':
    'Worker ids look like national identifiers, and ids stand in every file. Use ids of the payroll in their place.',
  'balance-invalid': 'A balance cannot be used. Correct the field named.',
  'line-before-balance':
    'The line was paid on or before the day through which a balance counts it already. Remove one of them.',
  'year-to-date-missing':
    'Neither balances nor lines from the start of the year: caps may be reached earlier than shown. Add balances.',
  'quarters-unknown':
    'Earnings before 1978 do not say in which quarters they were paid: none was counted. Add byQuarter or usQuarters.',
  'earnings-missing':
    'A year has quarters of coverage and no earnings: it enters the average as zero. Add its earnings.',
  'after-error': 'An earlier line of the same accumulator had an error: this amount is provisional.',
  'reconcile-incomplete':
    'A year with an error was not compared with what was withheld. Correct that error and reconcile again.',
  'withheld-not-compared': 'What a line withheld could not be compared with anything due. Check the line.',
  'protective-claim':
    'Qualifying alone gives no refund: obtain the certificate, and file a protective claim before the limit ends.',
} as const satisfies Record<string, string>;
