import type { ServiceName } from '#local/aws/calls/service-call.ts';

/** How provisioning reaches the local services: as the operator of this machine. */
export type Access = {
  readonly sdk: {
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  readonly services: Readonly<Record<ServiceName, string>>;
};
