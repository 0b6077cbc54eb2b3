import type { TraceNode } from './trace.ts';

const line = (step: TraceNode): string =>
  `${step.rule}: ${step.outcome}${step.citation.length === 0 ? '' : ` [${step.citation.join('; ')}]`}`;

const branches = (steps: readonly TraceNode[], indent: string): readonly string[] =>
  steps.flatMap((step, index) => {
    const last = index === steps.length - 1;
    return [
      `${indent}${last ? '└─ ' : '├─ '}${line(step)}`,
      ...branches(step.children, `${indent}${last ? '   ' : '│  '}`),
    ];
  });

/**
 * A trace as an indented tree.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { renderTrace } from '@totalize/core';
 * const step = (rule: string, outcome: string, children: any[] = []) => ({ rule, outcome, citation: [], children });
 * assert.equal(renderTrace(step('base', '10.00', [step('ceiling', '10.00')])), 'base: 10.00\n└─ ceiling: 10.00\n');
 * ```
 */
export const renderTrace = (trace: TraceNode): string =>
  `${[line(trace), ...branches(trace.children, '')].join('\n')}\n`;

/** A trace as a list in the order of the tree, each step with the path of rules above it: what two runs are compared by. */
export const flattenTrace = (
  trace: TraceNode,
  above: readonly string[] = [],
): readonly (Omit<TraceNode, 'children'> & { readonly path: readonly string[] })[] => {
  const path = [...above, trace.rule];
  const { rule, outcome, citation } = trace;
  return [{ rule, outcome, citation, path }, ...trace.children.flatMap((child) => flattenTrace(child, path))];
};
