import { DeviceRefused } from '#web/api/problem.ts';
import { credentialJson } from '#web/factors/credential-json.ts';
import { knowsPasskeys } from '#web/ui/knows-passkeys.ts';

const causes: Readonly<Record<string, string>> = {
  // Also whoever closes the browser's own dialog, or lets its time pass.
  NotAllowedError:
    'パスキーの操作が取り消されたか、時間切れになりました。この端末に登録したパスキーがないときも、このようになります。',
  InvalidStateError: 'この端末のパスキーは、すでに登録されています。',
  SecurityError: 'このアドレスでは、パスキーを使えません。',
};

const unknownHere =
  'このブラウザーでは、パスキーを使えません。パスキーを登録した端末か、新しい版のブラウザーをお使いください。';

const given = async (ask: () => Promise<Credential | null>): Promise<string> => {
  if (!knowsPasskeys()) throw new DeviceRefused(unknownHere);
  try {
    const credential = await ask();
    if (credential !== null) return credentialJson(credential);
  } catch (error) {
    const why = error instanceof Error ? causes[error.name] : undefined;
    if (why !== undefined) throw new DeviceRefused(why, { cause: error });
    throw error;
  }
  throw new DeviceRefused('この端末では、パスキーを使えません。');
};

/** A new passkey of this device, as JSON. @throws DeviceRefused */
export const newPasskey = (optionsJson: string): Promise<string> =>
  given(() =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(optionsJson)),
    }),
  );

/** What a passkey of this device, or of one near it, signs. @throws DeviceRefused */
export const provenByPasskey = (optionsJson: string): Promise<string> =>
  given(() =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(optionsJson)),
    }),
  );
