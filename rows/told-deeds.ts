import { tellingActions } from '#domain/notices/notice-kinds.ts';

/** A person's new password, which he is told of in case it was somebody else. */
export const passwordResetDeed = 'auth.reset-password';

/** The end of an authenticator, by its owner, by an administrator, or by a リカバリーコード: its owner is told. */
export const factorDeeds = ['auth.end-totp', 'auth.recover', 'user.end-totp'] as const;

/** A new authenticator, and リカバリーコード anew: its owner is told, in case somebody else had his password. */
export const factorSetUpDeed = 'auth.set-up-totp';
export const recoveryCodesDeed = 'auth.renew-recovery-codes';
/** A passkey came or went: its owner is told. */
export const passkeyDeeds = { added: 'auth.add-passkey', ended: 'auth.end-passkey' } as const;

/** Somebody is to get a password of his own: the worker makes his user and mails him. */
export const invitationDeed = 'user.invite';

/** Another mail address or login ID: whoever was invited under the one before has no user until he is invited anew. */
export const renamingDeed = 'user.change-names';

/** A person's own new address, once he opened the link that was mailed there. */
export const ownAddressDeed = 'user.change-own-address';

/** He asks for it: the link goes to the new address, and a word of it to the one of until now. */
export const addressAskedDeed = 'user.ask-own-address';

/** Deeds after which a person is reached or signs in otherwise: he and others hear of it. */
export const namingDeeds = [renamingDeed, ownAddressDeed] as const;

/** Deeds after which the directory has to have somebody's user as he is now: enabled, disabled or gone. */
export const directoryDeeds = ['user.enable', 'user.disable', 'user.delete'] as const;

/** Somebody keeps access from now on who did not: the others who do hear of it. */
export const newKeeperDeed = 'user.keep-access';

/** A part of the company's settings is another: of these those who keep access hear. */
export const settingDeed = 'setting.replace';
export const guardedSettings = ['access', 'addresses', 'people-rules', 'sign-in-rules'] as const;

/** What whoever keeps people does with a 通勤定期: its owner is mailed. */
export const commuterPassDeeds = {
  register: 'commuter-pass.register',
  confirm: 'commuter-pass.confirm',
  'send-back': 'commuter-pass.send-back',
  end: 'commuter-pass.end',
} as const;

/** What becomes of a request for a second administrator, as the trail calls it. */
export const secondPersonDeeds = {
  ask: 'second-person.ask',
  approved: 'second-person.approve',
  rejected: 'second-person.reject',
  withdrawn: 'second-person.withdraw',
  expired: 'second-person.expire',
  overtaken: 'second-person.overtake',
} as const;

/** An administrator is none any more by another's hand, while two are wanted: he is mailed (docs/decisions/0205). */
export const keeperLostDeed = 'second-person.lose-keeper';

/** Of these the other administrators, or whoever asked, are mailed. */
export const toldOfSecondPerson = {
  [secondPersonDeeds.ask]: 'asked',
  [secondPersonDeeds.approved]: 'approved',
  [secondPersonDeeds.rejected]: 'rejected',
  [secondPersonDeeds.overtaken]: 'overtaken',
} as const;

/** What operators do to a 閲覧許可, in their own trail: the company's administrators are told, and its own audit (0227). */
export const askDeed = 'support.ask';
export const endGrantDeed = 'support.end';
/** What the company says of one: its administrators are told, and the operators' trail. */
export const supportDeeds = {
  give: 'support.give',
  refuse: 'support.refuse',
  withdraw: 'support.withdraw',
} as const;

/** Its end by the clock, which nobody does: told once that moment has passed. */
export const grantOverDeed = 'support.over';

/** What becomes of a 閲覧許可, by its deed. */
export const toldOfSupport = {
  [askDeed]: 'asked',
  [supportDeeds.give]: 'given',
  [supportDeeds.refuse]: 'refused',
  [supportDeeds.withdraw]: 'withdrawn',
  [endGrantDeed]: 'ended',
} as const;

/** Deeds in the audit trail that somebody waits to hear of: what the stream hands over, and nothing else. */
export const toldDeeds: readonly string[] = [
  ...tellingActions,
  passwordResetDeed,
  ...factorDeeds,
  factorSetUpDeed,
  recoveryCodesDeed,
  ...Object.values(passkeyDeeds),
  invitationDeed,
  ...directoryDeeds,
  ...namingDeeds,
  addressAskedDeed,
  newKeeperDeed,
  settingDeed,
  ...Object.values(commuterPassDeeds),
  ...Object.keys(toldOfSecondPerson),
  keeperLostDeed,
  ...Object.keys(toldOfSupport),
];
