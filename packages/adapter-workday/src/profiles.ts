import { type Mapping, shippedProfile } from '@totalize/adapter-kit';

const shipped = (name: string): (() => Mapping) => shippedProfile(new URL(`../profiles/${name}.yaml`, import.meta.url));

export const reportProfile: () => Mapping = shipped('report');
export const payrollResultsProfile: () => Mapping = shipped('payroll-results');
