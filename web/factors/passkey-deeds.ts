import type { AnswerOf } from '#contract/endpoint.ts';
import { addPasskey, askPasskeyProof, beginPasskey, signInByPasskey } from '#contract/passkeys.ts';
import { stepUp } from '#contract/sign-in-factors.ts';
import { send } from '#web/api/contract-client.ts';
import type { SignInNames } from '#web/api/remembered-sign-in.ts';
import { newPasskey, provenByPasskey } from '#web/factors/browser-passkey.ts';

type SignedIn = Extract<AnswerOf<typeof signInByPasskey>, { readonly outcome: 'signed-in' }>;

/** A whole sign-in. @throws DeviceRefused, or what the door says */
export const enterByPasskey = async (names: SignInNames): Promise<SignedIn> => {
  const asked = await send(signInByPasskey, { body: names });
  if (asked.outcome === 'signed-in') return asked;
  const credential = await provenByPasskey(asked.optionsJson);
  const answer = { challengeId: asked.challengeId, credential };
  const done = await send(signInByPasskey, { body: { ...names, answer } });
  if (done.outcome !== 'signed-in') throw new Error('a passkey is asked for once');
  return done;
};

/** 本人確認. @throws DeviceRefused, or what the door says */
export const proveByPasskey = async (): Promise<void> => {
  const { challengeId, optionsJson } = await send(askPasskeyProof);
  const credential = await provenByPasskey(optionsJson);
  await send(stepUp, { body: { passkey: { challengeId, credential } } });
};

/** A new passkey of this device. @throws DeviceRefused, or what the door says */
export const registerPasskey = async ({
  loginId,
  name,
}: {
  readonly loginId: string;
  readonly name: string;
}): Promise<AnswerOf<typeof addPasskey>> => {
  const { optionsJson } = await send(beginPasskey, { body: { loginId } });
  const credential = await newPasskey(optionsJson);
  return send(addPasskey, { body: { name, credential } });
};
