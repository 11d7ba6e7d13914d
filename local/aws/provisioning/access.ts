import type { ServiceName } from '#local/aws/calls/service-call.ts';

/** How provisioning reaches the local services: as the operator of this machine. */
export type Access = {
  readonly sdk: {
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    /** Milliseconds that the cloud's clock is ahead of this machine's: a signature of another time is refused. */
    readonly systemClockOffset: number;
  };
  readonly services: Readonly<Record<ServiceName, string>>;
};
