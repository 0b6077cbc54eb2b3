/** One step of a reasoning: what was asked, what came out, on what it rests, and the steps below it. */
export interface TraceNode {
  readonly rule: string;
  readonly outcome: string;
  readonly citation: readonly string[];
  readonly children: readonly TraceNode[];
}

export const node = (
  rule: string,
  outcome: string,
  citation: readonly string[] = [],
  children: readonly TraceNode[] = [],
): TraceNode => ({ rule, outcome, citation, children });
