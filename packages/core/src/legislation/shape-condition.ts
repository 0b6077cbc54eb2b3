import { z } from 'zod';

/** A test of a fact: an attribute of the worker or employer, or the worker's age in completed years on the pay date. */
export const condition = z.union([
  z.object({ attribute: z.string(), in: z.array(z.string()).min(1) }),
  z.object({ attribute: z.string(), notIn: z.array(z.string()).min(1) }),
  z.object({ attribute: z.string(), atLeast: z.string() }),
  z.object({ attribute: z.string(), below: z.string() }),
  z.object({ age: z.object({ from: z.number().int().optional(), below: z.number().int().optional() }) }),
]);
export type Condition = z.output<typeof condition>;
