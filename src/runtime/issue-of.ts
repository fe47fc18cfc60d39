// Makes an issue: its message from the table of codes, its fields and place from the rule.
import { issueText } from '../functions/issue-codes.ts';
import type { Direction, Issue } from './issue.ts';
import { ownCopy } from './plain-record.ts';
import type { PlanRule } from './plan.ts';

/** The issue of a code at a canonical path (empty: the record); `more` replaces what would be worked out. */
export const issueOf = (
  direction: Direction,
  code: string,
  path: string,
  rule: PlanRule | undefined,
  more: Partial<Issue>,
): Issue => {
  return {
    code,
    message: path === '' ? issueText(code) : `"${path}": ${issueText(code)}`,
    direction,
    path,
    vendor: [...(rule?.vendor ?? [])],
    ...(rule && { rule: rule.source }),
    rejects: false,
    ...more,
    ...(more.value !== undefined && { value: ownCopy(more.value) }),
  };
};
