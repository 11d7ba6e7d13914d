import { tellingActions } from '#domain/notices/notice-kinds.ts';

/** A person's new password, which he is told of in case it was somebody else. */
export const passwordResetDeed = 'auth.reset-password';

/** Deeds in the audit trail that somebody waits to hear of: what the stream hands over, and nothing else. */
export const toldDeeds: readonly string[] = [...tellingActions, passwordResetDeed];
