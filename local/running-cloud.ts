import type { BackupState } from '#local/aws/backup/backup-state.ts';
import type { CallLog } from '#local/aws/calls/call-log.ts';
import type { Faults } from '#local/aws/calls/faults.ts';
import type { ServiceName } from '#local/aws/calls/service-call.ts';
import type { OpenPort } from '#local/aws/gateway/open-port.ts';
import type { UnusedPermissions } from '#local/aws/iam/enforce.ts';
import type { CloudEvent } from '#local/aws/events/start-events.ts';
import type { IpSets } from '#local/aws/waf/ip-sets.ts';
import type { CapturedMail } from '#local/aws/mail/captured-mail.ts';
import type { MailEvents } from '#local/aws/mail/mail-events.ts';
import type { Schedule } from '#local/aws/schedules/schedules-of.ts';

export type CloudOptions = {
  /** The folder that `node bin/stafee.ts --stage local --out FOLDER` wrote. */
  readonly assembly: string;
  /** The folder that survives a restart. @default everything is kept in memory */
  readonly dataFolder?: string;
  /** The tenant API's port; further APIs take the ones after it. @default free ports */
  readonly port?: number;
  /** That port when it is held already. @default opened here */
  readonly openPort?: OpenPort;
  /** @default the machine's clock */
  readonly clock?: () => Date;
  /** @default true: schedules fire by the clock */
  readonly isServingSchedules?: boolean;
  /** One line that a function wrote. @default dropped */
  readonly log?: (functionName: string, line: string) => void;
};

/** Credentials of the machine's operator, whom no policy restricts. */
export type OperatorCredentials = { readonly accessKeyId: string; readonly secretAccessKey: string };

/** The whole backend in this process. Everything listens on 127.0.0.1. */
export type Cloud = {
  /** `http://127.0.0.1:PORT` of the tenant API with the web client. */
  readonly url: string;
  /** The same of the operator API with its console; empty when the assembly has none. */
  readonly operatorUrl: string;
  /** Endpoints for SDK clients, as in `AWS_ENDPOINT_URL_*`. */
  readonly services: Readonly<Record<ServiceName, string>>;
  readonly operator: OperatorCredentials;
  /** The calls that the services received, in order, since they were last taken. */
  readonly calls: CallLog;
  readonly faults: Faults;
  /** What AWS Backup's vaults and jobs are; nothing happens there by itself. */
  readonly backup: BackupState;
  /** The address sets of the wall. */
  readonly addressSets: IpSets;
  /** Mails that were caught, newest first. */
  readonly mails: () => readonly CapturedMail[];
  /** Keeps the events of SES back, for whoever tells them late, twice, in another order or never (`publish`). */
  readonly holdMailEvents: MailEvents['hold'];
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
  readonly unusedPermissions: UnusedPermissions;
  readonly schedules: readonly Schedule[];
  /** Hands out all that lies in table streams and queues, and waits for the functions. */
  readonly catchUp: () => Promise<void>;
  /** Tells the default event bus, as an AWS service would, and waits for the functions of its rules. */
  readonly publish: (event: CloudEvent) => Promise<void>;
  /**
   * Remembers all that this cloud in memory holds. The answer makes it that again, by the clock it began with; functions stay warm,
   * with what they have kept of it (`coolDown`).
   * @throws Error for a cloud with a data folder
   */
  readonly remember: () => Promise<() => Promise<void>>;
  /** Closes the functions' environments, those at work once it is done: what they have kept is forgotten. */
  readonly coolDown: () => Promise<void>;
  /** Moves every clock: services, schedules, gateway, and `Date` in the functions at their next event. */
  readonly setClock: (clock: () => Date) => void;
  readonly close: () => Promise<void>;
};
