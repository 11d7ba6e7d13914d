import { scheduledJobs } from '#proofs/checks/jobs.ts';
import { calls, may, type ForbiddenDeed } from '#proofs/rights/forbidden-deed.ts';

/** What keeps, watches and runs the rest. */
export const operationDeeds: readonly ForbiddenDeed[] = [
  {
    deed: 'stopping the record of calls',
    actions: calls('cloudtrail', 'StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'),
    on: ['arn:aws:cloudtrail:REGION:ACCOUNT:trail/any'],
  },
  {
    deed: 'removing logs',
    actions: calls(
      'logs',
      'DeleteLogGroup',
      'DeleteLogStream',
      'PutRetentionPolicy',
      'DisassociateKmsKey',
      'DeleteMetricFilter',
    ),
    on: ['arn:aws:logs:REGION:ACCOUNT:log-group:any:*'],
  },
  {
    deed: 'silencing alarms',
    actions: calls('cloudwatch', 'DeleteAlarms', 'DisableAlarmActions', 'SetAlarmState', 'PutMetricAlarm'),
    on: ['arn:aws:cloudwatch:REGION:ACCOUNT:alarm:any'],
  },
  {
    deed: 'removing backups, or what makes them',
    actions: calls(
      'backup',
      'DeleteRecoveryPoint',
      'DeleteBackupVault',
      'DeleteBackupVaultLockConfiguration',
      'PutBackupVaultAccessPolicy',
      'DeleteBackupPlan',
      'UpdateBackupPlan',
      'DeleteBackupSelection',
      'UpdateRecoveryPointLifecycle',
      'DisassociateRecoveryPoint',
      'StopBackupJob',
    ),
    on: [
      'every vault',
      'arn:aws:backup:REGION:ACCOUNT:recovery-point:any',
      'arn:aws:backup:REGION:ACCOUNT:backup-plan:any',
    ],
  },
  {
    deed: 'starting backups, copies and restores',
    actions: calls('backup', 'StartBackupJob', 'StartCopyJob', 'StartRestoreJob', 'CopyIntoBackupVault'),
    on: ['every vault', 'arn:aws:backup:REGION:ACCOUNT:recovery-point:any'],
    except: {
      'Backup/Jobs/backup-rerun': [
        ...may('backup', 'Backup/Vault', 'StartBackupJob'),
        ...may('backup', 'arn:aws:backup:REGION:ACCOUNT:recovery-point:any', 'StartCopyJob'),
      ],
    },
  },
  {
    deed: 'switching backup off for the account',
    actions: calls('backup', 'UpdateRegionSettings', 'UpdateGlobalSettings', 'PutRestoreValidationResult'),
    on: ['*'],
    except: {
      'Osaka/AWS679f53fac002430cb0da5b7982bd2287/ServiceRole': [
        ...may('backup', '*', 'UpdateRegionSettings'),
      ],
      'Backup/AWS679f53fac002430cb0da5b7982bd2287/ServiceRole': [
        ...may('backup', '*', 'UpdateRegionSettings'),
      ],
      'Backup/Jobs/restore-validation': [...may('backup', '*', 'PutRestoreValidationResult')],
    },
  },
  {
    deed: 'changing the wall',
    actions: calls(
      'wafv2',
      'UpdateIPSet',
      'UpdateWebACL',
      'DeleteWebACL',
      'DisassociateWebACL',
      'PutLoggingConfiguration',
      'DeleteLoggingConfiguration',
    ),
    on: ['every set', 'arn:aws:wafv2:REGION:ACCOUNT:regional/webacl/any/1'],
    except: {
      // The sets of dedicated tenants, whoever they are.
      'TenantApi/AddressSync/Job': [...may('wafv2', 'TenantApi/Wall/Allowed-*', 'UpdateIPSet')],
    },
  },
  {
    deed: 'changing what runs',
    actions: calls(
      'lambda',
      'UpdateFunctionCode',
      'UpdateFunctionConfiguration',
      'AddPermission',
      'DeleteFunction',
      'PublishLayerVersion',
      'CreateEventSourceMapping',
      'UpdateEventSourceMapping',
      'PutFunctionConcurrency',
      'CreateFunctionUrlConfig',
    ),
    on: ['every function'],
  },
  {
    deed: 'invoking a function',
    actions: ['lambda:InvokeFunction'],
    on: ['every function'],
    except: Object.fromEntries(
      scheduledJobs.map(({ schedule, runs }) => [schedule, [...may('lambda', runs, 'InvokeFunction')]]),
    ),
  },
  {
    deed: 'changing what is asked when',
    actions: [
      ...calls('events', 'PutRule', 'DeleteRule', 'DisableRule', 'PutTargets', 'RemoveTargets', 'PutEvents'),
      ...calls('scheduler', 'CreateSchedule', 'UpdateSchedule', 'DeleteSchedule'),
    ],
    on: [
      'arn:aws:events:REGION:ACCOUNT:rule/any',
      'arn:aws:scheduler:REGION:ACCOUNT:schedule/default/any',
      'arn:aws:events:REGION:ACCOUNT:event-bus/default',
    ],
  },
  {
    deed: 'changing the network',
    actions: calls(
      'ec2',
      'AuthorizeSecurityGroupEgress',
      'AuthorizeSecurityGroupIngress',
      'CreateInternetGateway',
      'CreateVpcPeeringConnection',
      'ModifyVpcEndpoint',
      'DeleteFlowLogs',
      'CreateRoute',
      'RunInstances',
    ),
    on: ['arn:aws:ec2:REGION:ACCOUNT:security-group/any', 'arn:aws:ec2:REGION:ACCOUNT:vpc/any', '*'],
  },
  {
    deed: 'joining a network by its own code',
    actions: calls(
      'ec2',
      'CreateNetworkInterface',
      'DeleteNetworkInterface',
      'AssignPrivateIpAddresses',
      'DescribeNetworkInterfaces',
    ),
    on: ['arn:aws:ec2:REGION:ACCOUNT:network-interface/any'],
    under: { 'lambda:SourceFunctionArn': 'arn:aws:lambda:ap-northeast-1:000000000000:function:any' },
  },
  {
    deed: 'changing stacks and doors',
    actions: [
      'cloudformation:CreateStack',
      'cloudformation:UpdateStack',
      'cloudformation:DeleteStack',
      'cloudformation:CreateChangeSet',
      'cloudformation:ExecuteChangeSet',
      'apigateway:PATCH',
      'apigateway:POST',
      'apigateway:DELETE',
      'route53:ChangeResourceRecordSets',
      'acm:DeleteCertificate',
      'organizations:LeaveOrganization',
      'ssm:PutParameter',
      'secretsmanager:GetSecretValue',
    ],
    on: [
      'arn:aws:cloudformation:REGION:ACCOUNT:stack/stafee/any',
      'arn:aws:apigateway:REGION::/restapis/any',
      '*',
    ],
  },
];
