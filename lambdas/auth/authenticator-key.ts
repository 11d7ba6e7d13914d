import type { User } from '#domain/tenants/masters.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';

type Registering = {
  readonly challengeId: string;
  readonly secret: string;
  readonly tenant: Pick<TenantRecord, 'name'>;
  readonly person: Pick<User, 'name'>;
};

/** What authenticator apps read: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export const authenticatorKeyOf = ({ challengeId, secret, tenant, person }: Registering) => {
  // Whoever works for two companies tells them apart in his app.
  const label = encodeURIComponent(`${tenant.name} ${person.name}`);
  return {
    challengeId,
    otpauthUri: `otpauth://totp/STAFee:${label}?secret=${secret}&issuer=STAFee&algorithm=SHA1&digits=6&period=30`,
  };
};
