import { type Mapping, shippedProfile } from '@totalize/adapter-kit';

const shipped = (name: string): (() => Mapping) => shippedProfile(new URL(`../profiles/${name}.yaml`, import.meta.url));

export const registerProfile: () => Mapping = shipped('register');
export const payrollOutputProfile: () => Mapping = shipped('payroll-output');
export const paydataProfile: () => Mapping = shipped('paydata');
export const payStatementProfile: () => Mapping = shipped('pay-statement');
