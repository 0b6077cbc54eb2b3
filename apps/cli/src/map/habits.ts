/** What columns are often called, in the order in which they are tried. Names are canonical: upper case, `EE` is `EMPLOYEE`. */
export interface Habit {
  readonly pattern: RegExp;
  readonly as: string;
}

const id = '(?:ID|NO|NR|NUMBER|NUMMER|#)';
const employee = '(?:EMPLOYEE|EMPLOYEES?|AN|ARBEITNEHMER|SALARIE|SALARIÉ)';
const employer = '(?:EMPLOYER|COMPANY|AG|ARBEITGEBER|PATRONAL)';

const named = (names: string, as: string): Habit => ({ pattern: new RegExp(`^(?:${names})$`, 'u'), as });

/** A tax and who pays it, in either order. Without a word for it the employee pays, as in most lists. */
const tax = (names: string, scheme: string): Habit[] => [
  {
    pattern: new RegExp(`^(?:(?:${names})[ _.-]*${employer}|${employer}[ _.-]*(?:${names}))(?:[ _.-]*TAX)?$`, 'u'),
    as: `withheld.${scheme}.employer`,
  },
  {
    pattern: new RegExp(
      `^(?:${employee}[ _.-]*)?(?:${names})(?:[ _.-]*(?:${employee}|WITHHELD|WITHHOLDING|TAX|W/H))*$`,
      'u',
    ),
    as: `withheld.${scheme}.employee`,
  },
];

export const habits: readonly Habit[] = [
  named(
    `(?:EMPLOYEE|EMP|WORKER|STAFF|PERSONNEL|PERSONAL|PERS|PERSON|ASSOCIATE)[ _.-]*${id}|PERSNR|PERSONALNUMMER|EMPLOYEE|MATRICULE|LEGAJO`,
    'workerId',
  ),
  named(
    `(?:COMPANY|EMPLOYER|LEGAL ENTITY|ENTITY|GESELLSCHAFT|FIRMA|MANDANT|BUCHUNGSKREIS|SOCIETE|SOCIÉTÉ|EMPRESA)(?:[ _.-]*(?:ID|CODE|NO|NR|NUMBER))?`,
    'employerId',
  ),
  named(
    '(?:PAY|PAYMENT|CHECK|CHEQUE|PAID)[ _.-]*(?:DATE|DAY|ON)|ZAHLTAG|ZAHLDATUM|AUSZAHLUNGSDATUM|VALUTA|DATE DE PAIE|DATE DE PAIEMENT|FECHA DE PAGO',
    'payDate',
  ),
  named(
    '(?:PAY[ _.-]*)?(?:PERIOD[ _.-]*)?(?:START|BEGIN|BEGINNING|FROM)(?:[ _.-]*DATE)?|VON|DEBUT|DÉBUT|DESDE',
    'periodStart',
  ),
  named('(?:PAY[ _.-]*)?(?:PERIOD[ _.-]*)?(?:END|ENDING|TO|THROUGH)(?:[ _.-]*DATE)?|BIS|FIN|HASTA', 'periodEnd'),
  named('(?:CURRENCY|WÄHRUNG|CCY|DEVISE|MONEDA)(?:[ _.-]*CODE)?', 'currency'),
  named(
    'GROSS(?:[ _.-]*(?:PAY|AMOUNT|EARNINGS|SALARY|WAGES))?|(?:GESAMT)?BRUTTO(?:LOHN|GEHALT)?|(?:SALAIRE )?BRUT|(?:SALARIO )?BRUTO',
    'gross',
  ),
  named('(?:PAID[ _.-]*)?HOURS|TOTAL HOURS|STUNDEN', 'hours'),
  named(
    'NET(?:[ _.-]*(?:PAY|AMOUNT|SALARY))?|NETTO(?:LOHN|GEHALT)?|AUSZAHLUNG(?:SBETRAG)?|NET A PAYER|NET À PAYER',
    'net',
  ),
  ...tax('OASDI|SOCIAL SECURITY|SOC SEC|FICA SS|FICA OASDI|SS', 'us.oasdi'),
  ...tax('MEDICARE|FICA MED|FICA MEDICARE|MED', 'us.medicare'),
  ...tax('ADDITIONAL MEDICARE|MEDICARE SURTAX', 'us.additional-medicare'),
  ...tax('RV|RENTENVERSICHERUNG', 'de.pension'),
  ...tax('KV|KRANKENVERSICHERUNG', 'de.health'),
  ...tax('AV|ALV|ARBEITSLOSENVERSICHERUNG', 'de.unemployment'),
  ...tax('PV|PFLEGEVERSICHERUNG', 'de.long-term-care'),
  ...tax('NI|NIC|NICS|NATIONAL INSURANCE', 'gb.class-1'),
];

/** A report with one row for each code: its code and its amount stand in columns of their own. */
export const longForm: Readonly<Record<'code' | 'amount' | 'payer', RegExp>> = {
  code: /^(?:PAY[ _.-]*COMPONENT|(?:EARNING|DEDUCTION|PAY|WAGE|ELEMENT)S?[ _.-]*(?:CODE|TYPE|ELEMENT)|WAGE TYPE|LOHNART|CODE|RUBRIQUE|CONCEPTO|ELEMENT)$/u,
  amount: /^(?:AMOUNT|BETRAG|MONTANT|IMPORTE|VALUE)$/u,
  payer: /^(?:PAYER|PAID BY|EMPLOYER PAID)$/u,
};

/** Of a person: proposed to be ignored, and not shown. */
export const personal: RegExp =
  /^(?:.*\b(?:NAME|NAMEN?|VORNAME|NACHNAME|NOM|PRENOM|PRÉNOM|NOMBRE|APELLIDOS?|SURNAME|ADDRESS|STREET|ADRESSE|E-?MAIL|PHONE|TELEFON)|(?:FIRST|LAST|LEGAL|EMPLOYEE|PAYROLL)[ _.-]*NAME)$/u;
