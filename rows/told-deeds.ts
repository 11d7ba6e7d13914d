import { tellingActions } from '#domain/notices/notice-kinds.ts';

/** A person's new password, which he is told of in case it was somebody else. */
export const passwordResetDeed = 'auth.reset-password';

/** The end of an authenticator, by its owner, by an administrator, or by a リカバリーコード: its owner is told. */
export const factorDeeds = ['auth.end-totp', 'auth.recover', 'user.end-totp'] as const;

/** Somebody is to get a password of his own: the worker makes his user and mails him. */
export const invitationDeed = 'user.invite';

/** Another mail address or login ID: whoever was invited under the one before has no user until he is invited anew. */
export const renamingDeed = 'user.change-names';

/** Deeds after which the directory has to have somebody's user as he is now: enabled, disabled or gone. */
export const directoryDeeds = ['user.enable', 'user.disable', 'user.delete', renamingDeed] as const;

/** Deeds in the audit trail that somebody waits to hear of: what the stream hands over, and nothing else. */
export const toldDeeds: readonly string[] = [
  ...tellingActions,
  passwordResetDeed,
  ...factorDeeds,
  invitationDeed,
  ...directoryDeeds,
];
