import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { onFirstUse, operatorEnvironment } from '#lambdas/adapters/machine/environment.ts';
import { actRequestsOf, type ActRequests } from './act-requests.ts';
import { announcedMailsOf, type AnnouncedMails } from './announced-mails.ts';
import { announcementsOf, type Announcements } from './announcements.ts';
import { companyStandingsOf, type CompanyStandings } from './company-standing.ts';
import { companyContractsOf, type CompanyContracts } from './company-contracts.ts';
import { dutiesOf, type Duties } from './duties.ts';
import { extractedFilesOf, type LinkToExtracted } from './extracted-files.ts';
import { extractionsOf, type Extractions } from './extractions.ts';
import type { GiveFirstPassword } from './first-passwords.ts';
import { incidentsOf, type Incidents } from './incidents.ts';
import { onboardingsOf, type Onboardings } from './onboardings.ts';
import { operatorAuditOf, type RecordOperator } from './operator-audit.ts';
import { operatorCommitOf, type Commit } from './operator-transaction.ts';
import { operatorsOf, type Operators } from './operators.ts';
import type { SupportGrants } from './support-grants.ts';
import { isCompanyCodeOf, tenantListOf, type ListTenants } from './tenant-list.ts';
import { trainingsOf } from './trainings.ts';

/** What operators reach: contracts of tenants, never what a tenant keeps; and their own plane. */
export type OperatorContext = {
  readonly listTenants: ListTenants;
  /** Whether a company has it. */
  readonly isCompanyCode: (companyCode: string) => Promise<boolean>;
  readonly onboardings: Onboardings;
  readonly companies: CompanyStandings;
  readonly contracts: CompanyContracts;
  /** What companies let operators read, and what was asked of them. */
  readonly grants: () => Promise<SupportGrants>;
  readonly operators: Pick<Operators, 'find' | 'list'>;
  readonly trainings: ReturnType<typeof trainingsOf>;
  readonly requests: ActRequests;
  readonly duties: Duties;
  readonly incidents: Incidents;
  readonly announcements: Announcements;
  readonly announcedMails: AnnouncedMails;
  readonly extractions: Extractions;
  readonly linkToExtracted: LinkToExtracted;
  readonly giveFirstPassword: GiveFirstPassword;
  readonly commit: Commit;
  readonly record: RecordOperator;
};

export const operatorContextOf = () => {
  const context = onFirstUse((source): OperatorContext => {
    const environment = operatorEnvironment(source);
    const { region, controlTable, auditTable, operatorTable } = environment;
    const client = documentClientOf({ region });
    return {
      listTenants: tenantListOf(client, controlTable),
      isCompanyCode: isCompanyCodeOf(client, controlTable),
      onboardings: onboardingsOf(client, controlTable),
      companies: companyStandingsOf(client, controlTable),
      contracts: companyContractsOf(client, controlTable),
      // Few requests are about one.
      grants: async () => (await import('./support-grants.ts')).supportGrantsOf(client, controlTable),
      operators: operatorsOf(client, operatorTable),
      trainings: trainingsOf(client, operatorTable),
      requests: actRequestsOf(client, operatorTable),
      duties: dutiesOf(client, operatorTable),
      incidents: incidentsOf(client, operatorTable),
      announcements: announcementsOf(client, controlTable),
      announcedMails: announcedMailsOf(client, controlTable),
      extractions: extractionsOf(client, operatorTable),
      linkToExtracted: extractedFilesOf({
        region,
        bucket: environment.extractsBucket,
        endpoint: environment.s3Endpoint,
        credentials: environment,
      }),
      giveFirstPassword: async (who) =>
        // Few requests of an environment need a directory.
        (await import('./first-passwords.ts')).firstPasswordsOf(environment)(who),
      commit: operatorCommitOf(client, {
        operator: operatorTable,
        control: controlTable,
        audit: auditTable,
      }),
      record: operatorAuditOf(client, auditTable),
    };
  });
  return () => Promise.resolve(context());
};
