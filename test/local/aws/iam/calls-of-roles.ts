import type { Caller } from '#local/aws/calls/caller.ts';
import type { ServiceCall, ServiceName } from '#local/aws/calls/service-call.ts';
import { enforcingTemplate } from '#local/aws/iam/enforce.ts';

import { localTemplate, place } from './local-template.ts';

const noon = new Date('2026-05-01T03:00:00Z');

type Session = Partial<Pick<Caller, 'tags' | 'sessionPolicy' | 'principalArn'>>;

/** The synthesized app under its own policies, and calls made by its roles. */
export const rolesOfTheApp = () => {
  const template = localTemplate();
  const enforcement = enforcingTemplate(template, { ...place, clock: () => noon });
  const find = (construct: string) =>
    template.find(
      /^(Data|Foundation|Identity)\//.test(construct)
        ? `stafee-local-${construct}`
        : `stafee-local-TenantApi/${construct}`,
    );
  const nameOf = (construct: string) => find(construct).name;
  const arnOf = (construct: string) => find(construct).attribute('Arn');
  const callOf = (
    role: string,
    [service, operation]: readonly [ServiceName, string],
    input: unknown,
    session: Session = {},
  ): ServiceCall => ({
    service,
    operation,
    input,
    caller: {
      accessKeyId: 'ASIATEST',
      secretAccessKey: 'secret',
      principalArn: `arn:aws:sts::${place.accountId}:assumed-role/${nameOf(role)}/session`,
      roleArn: arnOf(role),
      tags: {},
      ...session,
    },
  });
  return {
    ...enforcement,
    nameOf,
    arnOf,
    callOf,
    /** `allowed`, or the sentence with which the service would refuse. */
    answerTo: async (...call: Parameters<typeof callOf>): Promise<string> =>
      enforcement.gate(callOf(...call)).then(
        () => 'allowed',
        (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)),
      ),
  };
};

export type RolesOfTheApp = ReturnType<typeof rolesOfTheApp>;
