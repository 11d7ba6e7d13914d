import * as v from 'valibot';
import { del, get, post } from './endpoint.ts';
import { signedOut } from './refusals/chain.ts';
import { masterBeingImported } from './refusals/masters.ts';
import { addressAskedTooOften, addressLinkOver, ownAddressClosed } from './refusals/own-address.ts';
import { mailAddress } from './shapes/mail-address.ts';
import { postWithDays, roleByName } from './shapes/places-of-person.ts';
import { asItIs } from './shapes/text.ts';

const own = { function: 'tenant-admin', may: 'everybody' } as const;

export const showMyProfile = get('/api/my/profile', {
  ...own,
  summary: '自分の登録内容を表示する',
  answer: v.object({
    name: v.string(),
    kana: v.string(),
    /** Absent where only its hash is known. */
    loginId: v.exactOptional(v.string()),
    email: v.string(),
    gradeName: v.string(),
    roles: v.array(roleByName),
    posts: v.array(postWithDays),
    /** Whether the company lets people change their addresses by themselves. */
    mayChangeAddress: v.boolean(),
    /** Asked for, and not in force before its link is opened. @default nothing is asked for */
    askedAddress: v.exactOptional(v.object({ email: v.string(), expiresAt: v.string() })),
  }),
  refusals: [signedOut],
});

/** The link goes to the new address; the one of until now stays in force and hears of it. */
export const askOwnAddress = post('/api/my/address', {
  ...own,
  summary: '自分のメールアドレスの変更を申し込む',
  stepUp: true,
  body: v.strictObject({ email: mailAddress }),
  answer: v.object({ email: v.string(), expiresAt: v.string() }),
  status: 200,
  refusals: [signedOut, ownAddressClosed, addressAskedTooOften],
});

export const giveUpOwnAddress = del('/api/my/address', {
  ...own,
  summary: '自分のメールアドレスの変更の申し込みを取り消す',
});

/** By its owner alone, signed in, and by a deed of his: whoever opens links in mails to look at them changes nothing. */
export const confirmOwnAddress = post('/api/my/address-confirmation', {
  ...own,
  summary: 'メールのリンクで自分のメールアドレスの変更を確定する',
  body: v.strictObject({ token: asItIs(100) }),
  answer: v.object({ email: v.string() }),
  status: 200,
  refusals: [signedOut, ownAddressClosed, addressLinkOver, masterBeingImported],
});
