import type { CallLog } from '#local/calls/call-log.ts';
import type { Faults } from '#local/calls/faults.ts';
import type { ServiceName } from '#local/calls/service-call.ts';

export type CloudOptions = {
  /** The folder that `node bin/stafee.ts --stage local --out FOLDER` wrote. */
  readonly assembly: string;
  /** The folder that survives a restart. @default everything is kept in memory */
  readonly dataFolder?: string;
  /** The tenant API's port; further APIs take the ones after it. @default free ports */
  readonly port?: number;
  /** @default the machine's clock */
  readonly clock?: () => Date;
  /** One line that a function wrote. @default dropped */
  readonly log?: (functionName: string, line: string) => void;
};

/** A mail as a test or the inbox page reads it. */
export type CapturedMail = {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
};

/** Credentials of the machine's operator, whom no policy restricts. */
export type OperatorCredentials = { readonly accessKeyId: string; readonly secretAccessKey: string };

/** The whole backend in this process. Everything listens on 127.0.0.1. */
export type Cloud = {
  /** `http://127.0.0.1:PORT` of the tenant API with the web client. */
  readonly url: string;
  /** Endpoints for SDK clients, as in `AWS_ENDPOINT_URL_*`. */
  readonly services: Readonly<Record<ServiceName, string>>;
  readonly operator: OperatorCredentials;
  /** Every call that any service received, in order. */
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly mails: () => readonly CapturedMail[];
  /**
   * The physical name (what `Ref` gives) of the one resource whose construct path ends so: `TenantData`, `Docs`.
   * @throws when none or several match
   */
  readonly nameOf: (construct: string) => string;
  /**
   * Invokes a function by its construct's name (`onboarding`, `tenant-app`) as the operator.
   * @throws when the function answers with an error, with its type and message
   */
  readonly invoke: (functionName: string, event: unknown, tenantId?: string) => Promise<unknown>;
  /** Moves every clock: services, schedules, gateway, and `Date` in the functions at their next event. */
  readonly setClock: (clock: () => Date) => void;
  readonly close: () => Promise<void>;
};
