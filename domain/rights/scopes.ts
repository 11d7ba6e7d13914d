/** 範囲, from narrow to wide. `own`: one's own, and what came to one. `department`: one's departments and those below. */
export const scopes = ['own', 'department', 'company'] as const;
export type Scope = (typeof scopes)[number];
