import * as v from 'valibot';
import { post } from './endpoint.ts';
import { signedOut } from './refusals/chain.ts';
import { passkeyRefused, passkeySignInFailed, passkeysFull } from './refusals/passkeys.ts';
import { factorChangedMeanwhile } from './refusals/sign-in-factors.ts';
import { accountOutOfDays, ipRefused, loginLocked, tenantInactive } from './refusals/sign-in.ts';
import { signedIn } from './shapes/signed-in.ts';
import { optionsJson, passkeyAnswer, passkeyAsked, passkeyCredential } from './shapes/passkey.ts';
import { filledLine, typedName } from './shapes/text.ts';

/** Of one's own, and the door's: they change no record of the company. */
const own = { function: 'auth', may: 'everybody', isOpenWhileReadOnly: true } as const;

const passkeyId = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const passkeyName = filledLine(40);

export const signInByPasskey = post('/api/auth/passkey', {
  function: 'auth',
  may: 'nobody-yet',
  summary: 'パスキーでサインインする。はじめに答えなしで求め、次に答えを付ける',
  body: v.strictObject({
    companyCode: typedName(64),
    loginId: typedName(128),
    /** @default the first of the two steps */
    answer: v.exactOptional(passkeyAnswer),
  }),
  answer: v.variant('outcome', [
    signedIn,
    v.object({ outcome: v.literal('passkey-asked'), ...passkeyAsked }),
  ]),
  status: 200,
  refusals: [passkeySignInFailed, loginLocked, ipRefused, tenantInactive, accountOutOfDays],
});

export const beginPasskey = post('/api/me/sign-in-factors/passkey-options', {
  ...own,
  summary: 'パスキーの登録を始める',
  stepUp: 'in-part',
  /** What password managers and phones show beside it: it has to be that of this session. */
  body: v.strictObject({ loginId: typedName(128) }),
  answer: v.object({ optionsJson }),
  status: 200,
  refusals: [signedOut, passkeysFull],
});

export const addPasskey = post('/api/me/sign-in-factors/passkeys', {
  ...own,
  summary: 'パスキーを登録する',
  stepUp: 'in-part',
  body: v.strictObject({ name: passkeyName, credential: passkeyCredential }),
  answer: v.object({
    /** リカバリーコード of whoever had no second factor before, once. */
    recoveryCodes: v.exactOptional(v.array(v.string())),
    /** Of the session that goes on, under a new cookie. @default it goes on as it is */
    csrfToken: v.exactOptional(v.string()),
  }),
  status: 200,
  refusals: [signedOut, passkeyRefused, passkeysFull, factorChangedMeanwhile],
});

export const renamePasskey = post('/api/me/sign-in-factors/passkey-name', {
  ...own,
  summary: 'パスキーの名前を変える',
  body: v.strictObject({ passkeyId, name: passkeyName }),
  refusals: [signedOut, factorChangedMeanwhile],
});

export const endPasskey = post('/api/me/sign-in-factors/passkey-end', {
  ...own,
  summary: 'パスキーを削除する',
  stepUp: true,
  body: v.strictObject({ passkeyId }),
  /** Of the session that goes on, under a new cookie: all others are over. */
  answer: v.object({ csrfToken: v.string() }),
  status: 200,
  refusals: [signedOut, factorChangedMeanwhile],
});

export const askPasskeyProof = post('/api/me/sign-in-factors/passkey-proof', {
  ...own,
  summary: 'パスキーによる本人確認を始める',
  answer: v.object(passkeyAsked),
  status: 200,
  refusals: [signedOut, factorChangedMeanwhile],
});
