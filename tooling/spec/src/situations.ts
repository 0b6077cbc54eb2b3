import { compileLaw, type Decision, decide, readSituation } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';

type Given = Record<string, unknown>;

/** The whole law: agreements speak of countries whose own law is not in the data. */
export const wholeLaw = compileLaw(loadLegislation());

/** The decision on a situation that must be readable. */
export const decideOn = (situation: Given): Decision => {
  const reading = readSituation(situation);
  if ('exceptions' in reading) throw new Error(reading.exceptions.map(({ message }) => message).join('\n'));
  return decide(wholeLaw, reading.situation);
};

export interface PostingFacts {
  readonly date?: string;
  readonly person?: Given;
  readonly activity?: Given;
  readonly posting?: Given;
  readonly requests?: Given;
  readonly election?: Given | null;
}

/** A worker whom an employer sends from one country to another, with everything known that an agreement can ask for. */
export const sent = (from: string, to: string, end: string | null, more: PostingFacts = {}): Given => ({
  date: more.date ?? '2024-06-01',
  person: { nationality: [from], residence: from, lastLegislation: from, privateHealthInsurance: true, ...more.person },
  activities: [
    {
      id: 'job',
      kind: 'employee',
      employer: { country: from },
      places: [{ country: to }],
      start: '2024-01-01',
      expectedEnd: end,
      ...more.activity,
      posting: {
        from,
        hiredLocally: false,
        hiredForPosting: false,
        affiliate: false,
        via: null,
        previous: null,
        ...more.posting,
      },
    },
  ],
  ...(more.requests === undefined ? {} : { requests: more.requests }),
  ...(more.election === undefined ? {} : { election: more.election }),
});

/** Somebody engaged for the work where it is done. */
export const engaged = (place: string, person: Given, activity: Given = {}, date = '2024-06-01'): Given => ({
  date,
  person,
  activities: [
    { id: 'job', kind: 'employee', places: [{ country: place }], start: '2024-01-01', expectedEnd: null, ...activity },
  ],
});

/** `determined US`: status and laws in one word. */
export const answer = ({ status, applicableLegislation }: Decision): string =>
  [status, ...applicableLegislation].join(' ');
