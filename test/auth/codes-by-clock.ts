import { totpAt } from '#local/aws/cognito/totp.ts';

/** Codes of an authenticator by a clock that a test moves: each next one is of a later step, none is accepted twice. */
export const codesBy = (moved: { millis: number }) => {
  const nextCode = (secret: string): string => {
    moved.millis += 30_000;
    return totpAt(secret, Math.floor((Date.now() + moved.millis) / 30_000));
  };
  const wrongCode = (secret: string): string => {
    const right = [-1, 0, 1, 2].map((drift) =>
      totpAt(secret, Math.floor((Date.now() + moved.millis) / 30_000) + drift),
    );
    return ['000000', '111111', '222222', '333333', '444444'].find((code) => !right.includes(code)) ?? '';
  };
  return { nextCode, wrongCode };
};
