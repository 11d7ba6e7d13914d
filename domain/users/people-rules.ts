import type { InvitationWay } from './person-state.ts';

/** `open`: the person may change it himself. `closed`: an administrator alone. */
export const ownChanges = ['open', 'closed'] as const;
export type OwnChange = (typeof ownChanges)[number];

/** 利用者の手続き, as a company decided about them. */
export type PeopleRules = {
  /** One's own mail address, confirmed by a link that is mailed there. */
  readonly ownAddress: OwnChange;
  /** 通勤定期, asked for by its owner; otherwise an administrator registers it. */
  readonly ownCommuterPass: OwnChange;
  /** With which way an invitation begins; whoever invites may choose the other one (9.2.4). */
  readonly invitationWay: InvitationWay;
};

/** Of a company that decided nothing. */
export const shippedPeopleRules: PeopleRules = {
  ownAddress: 'open',
  ownCommuterPass: 'open',
  invitationWay: 'link',
};
