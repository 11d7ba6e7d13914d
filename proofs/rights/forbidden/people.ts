import { calls, may, type ForbiddenDeed } from '#proofs/rights/forbidden-deed.ts';

/** Becoming somebody, acting on people, telling people something. */
export const peopleDeeds: readonly ForbiddenDeed[] = [
  {
    deed: 'making oneself rights',
    actions: calls(
      'iam',
      'CreateRole',
      'AttachRolePolicy',
      'PutRolePolicy',
      'UpdateAssumeRolePolicy',
      'DeleteRolePermissionsBoundary',
      'CreateUser',
      'CreateAccessKey',
      'CreatePolicyVersion',
      'CreateLoginProfile',
      'CreateOpenIDConnectProvider',
      'DeleteRole',
    ),
    on: ['every role', 'arn:aws:iam::ACCOUNT:policy/stafee-boundary', 'arn:aws:iam::ACCOUNT:user/somebody'],
  },
  {
    deed: 'giving a role to a service',
    actions: ['iam:PassRole'],
    on: ['every role'],
    except: {
      'Backup/Jobs/backup-rerun': [...may('iam', 'role Backup/Daily', 'PassRole')],
    },
  },
  {
    deed: 'becoming another role',
    actions: calls('sts', 'AssumeRole', 'TagSession'),
    on: [
      'every role',
      'arn:aws:iam::ACCOUNT:role/cdk-stafee-deploy-role-ACCOUNT-ap-northeast-1',
      'arn:aws:iam::ACCOUNT:role/cdk-stafee-lookup-role-ACCOUNT-ap-northeast-1',
      'arn:aws:iam::ACCOUNT:role/admin',
      'arn:aws:iam::111111111111:role/admin',
    ],
    except: {
      'Lifecycle/retention-purge': [...may('sts', 'role Lifecycle/TenantPurge', 'AssumeRole', 'TagSession')],
      'Messaging/mail-worker': [
        ...may('sts', 'role Messaging/TenantNotice', 'AssumeRole', 'TagSession'),
        ...may('sts', 'role Messaging/TenantReset', 'AssumeRole', 'TagSession'),
      ],
      'TenantApi/auth': [...may('sts', 'role TenantApi/Roles/TenantAuth', 'AssumeRole', 'TagSession')],
      'TenantApi/tenant-app': [
        ...may('sts', 'role TenantApi/Roles/TenantData', 'AssumeRole', 'TagSession'),
        ...may('sts', 'role TenantApi/Roles/Presign', 'AssumeRole', 'TagSession'),
      ],
      'TenantApi/tenant-documents': [
        ...may('sts', 'role TenantApi/Roles/TenantDocuments', 'AssumeRole', 'TagSession'),
        ...may('sts', 'role TenantApi/Roles/Presign', 'AssumeRole', 'TagSession'),
      ],
      'TenantApi/tenant-support': [...may('sts', 'role TenantApi/TenantSupport', 'AssumeRole', 'TagSession')],
      'TenantApi/tenant-admin': [
        ...may('sts', 'role TenantApi/Roles/TenantAdmin', 'AssumeRole', 'TagSession'),
        ...may('sts', 'role TenantApi/Roles/Presign', 'AssumeRole', 'TagSession'),
      ],
    },
  },
  {
    deed: 'becoming somebody by other means',
    actions: calls(
      'sts',
      'SetSourceIdentity',
      'GetFederationToken',
      'AssumeRoleWithWebIdentity',
      'AssumeRoot',
    ),
    on: ['every role'],
    // Which grant of a company its session is made from.
    except: {
      'TenantApi/tenant-support': may('sts', 'role TenantApi/TenantSupport', 'SetSourceIdentity'),
    },
  },
  {
    deed: 'acting on people in a directory',
    actions: calls(
      'cognito-idp',
      'AdminInitiateAuth',
      'AdminRespondToAuthChallenge',
      'AdminSetUserPassword',
      'AdminCreateUser',
      'AdminDeleteUser',
      'AdminDisableUser',
      'AdminEnableUser',
      'AdminGetUser',
      'AdminResetUserPassword',
      'AdminSetUserMFAPreference',
      'AdminUpdateUserAttributes',
      'AdminUserGlobalSignOut',
      'AdminConfirmSignUp',
      'AdminAddUserToGroup',
      'AdminLinkProviderForUser',
      'ListUsers',
      'DescribeUserPoolClient',
    ),
    on: ['every pool'],
    except: {
      'Backup/Jobs/backup-users': [...may('cognito-idp', 'Identity/TenantPool', 'ListUsers')],
      'OperatorApi/operator-auth': [
        ...may(
          'cognito-idp',
          'Identity/Operators/Pool',
          'AdminInitiateAuth',
          'AdminRespondToAuthChallenge',
          'AdminSetUserPassword',
          'DescribeUserPoolClient',
        ),
      ],
      // First passwords of operators who have no authenticator yet.
      'OperatorApi/operator': [
        ...may('cognito-idp', 'Identity/Operators/Pool', 'AdminCreateUser', 'AdminSetUserPassword'),
      ],
      'TenantApi/auth': [
        ...may(
          'cognito-idp',
          'Identity/TenantPool',
          'AdminInitiateAuth',
          'AdminRespondToAuthChallenge',
          'AdminSetUserPassword',
          'AdminSetUserMFAPreference',
          'AdminGetUser',
          'DescribeUserPoolClient',
        ),
      ],
      'TenantApi/onboarding': [...may('cognito-idp', 'Identity/TenantPool', 'AdminCreateUser')],
      // Whoever is invited gets a user; whoever is shut out or deleted has none that could sign in. Passwords of people
      // are nobody's to set but the door's.
      'Messaging/mail-worker': [
        ...may(
          'cognito-idp',
          'Identity/TenantPool',
          'AdminCreateUser',
          'AdminDeleteUser',
          'AdminDisableUser',
          'AdminEnableUser',
          'AdminGetUser',
        ),
      ],
    },
  },
  {
    deed: 'changing a directory',
    actions: calls(
      'cognito-idp',
      'UpdateUserPool',
      'DeleteUserPool',
      'UpdateUserPoolClient',
      'CreateUserPoolClient',
      'DeleteUserPoolClient',
      'SetUserPoolMfaConfig',
      'CreateIdentityProvider',
    ),
    on: ['every pool'],
  },
  {
    deed: 'emptying, changing or reading a queue',
    actions: calls(
      'sqs',
      'PurgeQueue',
      'DeleteQueue',
      'SetQueueAttributes',
      'AddPermission',
      'StartMessageMoveTask',
      'ReceiveMessage',
      'DeleteMessage',
    ),
    on: ['every queue'],
    except: {
      'Messaging/mail-worker': [...may('sqs', 'Messaging/Notices', 'ReceiveMessage', 'DeleteMessage')],
      'TenantApi/AddressSync/Job': [
        ...may('sqs', 'TenantApi/AddressSync/Queue', 'ReceiveMessage', 'DeleteMessage'),
      ],
    },
  },
  {
    deed: 'putting work into a queue that a function works off',
    actions: ['sqs:SendMessage'],
    on: ['Messaging/Notices', 'TenantApi/AddressSync/Queue'],
    except: {
      // What has to wait for the end of maintenance goes back.
      'Messaging/mail-worker': [...may('sqs', 'Messaging/Notices', 'SendMessage')],
      'Messaging/digest-dispatch': [...may('sqs', 'Messaging/Notices', 'SendMessage')],
      'Messaging/Announcing/announcement-dispatch': [...may('sqs', 'Messaging/Notices', 'SendMessage')],
      'Messaging/notice-dispatch': [...may('sqs', 'Messaging/Notices', 'SendMessage')],
      'TenantApi/AddressSync/Notifier': [...may('sqs', 'TenantApi/AddressSync/Queue', 'SendMessage')],
      // Who forgot a password is found behind the queue, not at the door.
      'TenantApi/auth': [...may('sqs', 'Messaging/Notices', 'SendMessage')],
    },
  },
  {
    deed: 'sending mail',
    actions: calls(
      'ses',
      'SendEmail',
      'SendRawEmail',
      'SendBulkEmail',
      'DeleteEmailIdentity',
      'PutSuppressedDestination',
      'DeleteSuppressedDestination',
    ),
    on: ['the sender', 'arn:aws:ses:REGION:ACCOUNT:identity/example.com', '*'],
    except: {
      'Messaging/mail-worker': [...may('ses', 'the sender', 'SendEmail')],
      // To whoever works for the service, whose mailbox is in its environment.
      'OperatorApi/DutyReminder/duty-reminder': [...may('ses', 'the sender', 'SendEmail')],
      'TenantApi/onboarding': [...may('ses', 'the sender', 'SendEmail')],
    },
  },
  {
    deed: 'sending mail under another name',
    actions: ['ses:SendEmail'],
    on: ['the sender'],
    under: { 'ses:FromAddress': 'president@stafee.example.jp' },
  },
];
