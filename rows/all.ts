import * as claims from './claims.ts';
import * as evidence from './evidence.ts';
import * as exports from './exports.ts';
import * as inbox from './inbox.ts';
import * as journals from './journals.ts';
import * as notices from './notices.ts';
import * as people from './people.ts';
import type { KindFacts } from './row-kind.ts';
import * as settings from './settings.ts';

const { settings: eachSetting, ...settingsVersions } = settings;

/** Every kind of row that exists; a file of kinds that is not here does not exist either (test/rows). */
export const allRowKinds: readonly KindFacts[] = [
  claims,
  evidence,
  exports,
  inbox,
  journals,
  notices,
  people,
  eachSetting,
  settingsVersions,
].flatMap((kinds) => Object.values<KindFacts>(kinds));
