import * as ownSessions from './own-sessions.ts';
import * as ownAddress from './own-address.ts';
import * as access from './access.ts';
import * as addresses from './addresses.ts';
import * as approvals from './approvals.ts';
import * as auth from './auth.ts';
import * as besideClaims from './beside-claims.ts';
import * as calendar from './calendar.ts';
import * as claimSearch from './claim-search.ts';
import * as claimReversal from './claim-reversal.ts';
import * as claims from './claims.ts';
import * as closing from './closing.ts';
import * as commuting from './commuting.ts';
import * as corrections from './corrections.ts';
import * as counts from './counts.ts';
import * as evidence from './evidence.ts';
import * as exports from './exports.ts';
import * as inspections from './inspections.ts';
import * as journals from './journals.ts';
import * as leaving from './leaving.ts';
import { apart, inOrder, together } from './listed.ts';
import * as receivedAnnouncements from './received-announcements.ts';
import * as register from './masters/register.ts';
import * as routeChecks from './route-checks.ts';
import * as settingChoices from './setting-choices.ts';
import * as secondPerson from './second-person.ts';
import * as separation from './separation.ts';
import * as support from './support.ts';
import { settingContracts } from './settings/all.ts';
import * as personHistory from './masters/person-history.ts';
import * as peopleFile from './masters/people-file.ts';
import * as setUp from './set-up.ts';
import * as tasks from './tasks.ts';
import * as userKeeping from './user-keeping.ts';
import * as usage from './usage.ts';
import * as users from './users.ts';
import * as signIn from './sign-in.ts';
import * as signInFactors from './sign-in-factors.ts';
import * as passkeys from './passkeys.ts';
import * as signInRules from './sign-in-rules.ts';
import * as mailChoices from './mail-choices.ts';
import * as masters from './masters/every.ts';
import { ofMasters } from './masters/listed-masters.ts';

/**
 * Every endpoint of the tenants' plane. Routes, gateway models, dispatch, the published document and the generated
 * tests follow from this list.
 */
export const tenantContracts = inOrder([
  ...together('lambdas/access/access.ts', access),
  ...apart('access', separation),
  ...together('lambdas/addresses/addresses.ts', addresses),
  ...together('lambdas/sign-in-rules/sign-in-rules.ts', signInRules),
  ...apart('approvals', approvals),
  ...apart('approvals', counts),
  ...apart('approvals', routeChecks),
  ...apart('approvals', settingChoices),
  ...apart('auth', signIn),
  ...apart('auth', auth),
  ...apart('auth', signInFactors),
  ...apart('auth', passkeys),
  ...apart('auth', ownSessions),
  ...apart('calendar', calendar),
  ...apart('claim-search', claimSearch),
  ...apart('claims', claims),
  ...apart('claims', besideClaims),
  ...apart('claims', claimReversal),
  ...apart('closing', closing),
  ...apart('commuting', commuting),
  ...apart('corrections', corrections),
  ...apart('evidence', evidence),
  ...apart('exports', exports),
  ...apart('received-announcements', receivedAnnouncements),
  ...apart('register', register),
  ...apart('inspections', inspections),
  ...apart('journals', journals),
  ...apart('leaving', leaving),
  ...together('lambdas/users/mail-choice.ts', mailChoices),
  ...settingContracts,
  ...apart('second-person', secondPerson),
  ...together('lambdas/set-up/set-up.ts', setUp),
  ...apart('support', support),
  ...apart('tasks', tasks),
  ...apart('usage', usage),
  ...apart('users', users),
  ...apart('users', userKeeping),
  ...apart('users', ownAddress),
  ...together('lambdas/users/people-file.ts', peopleFile),
  ...apart('users', personHistory),
  ...ofMasters(masters),
]);

/** The operation's name, as pages and places ask for it. */
export type Operation = (typeof tenantContracts)[number]['operation'];
