const months = [1, 2, 3].map((month) => ({
  lineId: `L${month}`,
  workerId: 'W1',
  employerId: 'E1',
  periodStart: `2024-0${month}-01`,
  periodEnd: `2024-0${month}-28`,
  payDate: `2024-0${month}-28`,
  currency: 'USD',
  gross: '10000.00',
  withheld: [
    { scheme: 'us.oasdi', payer: 'employee', amount: '620.00' },
    { scheme: 'us.oasdi', payer: 'employer', amount: '620.00' },
    { scheme: 'us.medicare', payer: 'employee', amount: '145.00' },
    { scheme: 'us.medicare', payer: 'employer', amount: '145.00' },
  ],
}));

/** A German in the United States, three months of 2024, of whom the German certificate came in November 2026. */
export const late = {
  payLines: months,
  workers: [{ workerId: 'W1', nationality: ['DE'], residence: 'US' }],
  employers: [{ employerId: 'E1', country: 'DE' }],
  assignments: [
    {
      assignmentId: 'A1',
      workerId: 'W1',
      employerId: 'E1',
      homeCountry: 'DE',
      workCountry: 'US',
      start: '2024-01-01',
      expectedEnd: '2026-12-31',
    },
  ],
  certificates: [
    {
      certificateId: 'C1',
      workerId: 'W1',
      applicableLegislation: 'DE',
      exemptCountry: 'US',
      validFrom: '2024-01-01',
      validTo: '2026-12-31',
      receivedOn: '2026-11-02',
    },
  ],
  exchangeRates: [{ date: '2024-01-01', validTo: '2024-12-31', from: 'USD', to: 'EUR', rate: '0.92' }],
};

export const withoutCertificate = { ...late, certificates: [] };
export const asOf = ['--as-of', '2026-11-21'] as const;
