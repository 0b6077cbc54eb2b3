import type { Case } from '../model.ts';
import { certificates } from './certificates.ts';
import { corrections } from './corrections.ts';
import { further } from './further.ts';
import { germany } from './germany.ts';
import { ordinary } from './ordinary.ts';
import { unitedKingdom } from './united-kingdom.ts';
import { unitedStates } from './united-states.ts';

export const allCases = (): readonly Case[] =>
  [...germany, ...certificates, ...unitedKingdom, ...unitedStates, ...corrections, ...further, ...ordinary()].toSorted(
    (a, b) => (a.id < b.id ? -1 : 1),
  );
