/** Actions by service, names only, parted by blanks. */
type Actions = Readonly<Record<string, string>>;

/**
 * What CloudFormation calls to make, read, change and remove a resource of a type, as AWS publishes it with each type's
 * schema (`handlers`, of 2026-10-20: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html).
 * Left out is what none of our templates asks for, the deletion of what is retained, and seven names among them that are
 * no actions (`s3:DeleteBucketCors` and the like: the action is `s3:PutBucketCORS`). Rows of tables and objects are
 * not CloudFormation's business either.
 */
export const actionsOfTypes: Readonly<Record<string, Actions>> = {
  'AWS::ApiGateway::Account': { apigateway: 'GET PATCH', iam: 'GetRole PassRole' },
  'AWS::ApiGateway::Authorizer': { apigateway: 'DELETE GET PATCH POST', iam: 'PassRole' },
  'AWS::ApiGateway::BasePathMapping': { apigateway: 'DELETE GET PATCH POST' },
  'AWS::ApiGateway::Deployment': { apigateway: 'DELETE GET PATCH POST PUT' },
  'AWS::ApiGateway::DomainName': { apigateway: 'DELETE GET PATCH POST PUT' },
  'AWS::ApiGateway::GatewayResponse': { apigateway: 'DELETE GET PUT' },
  'AWS::ApiGateway::Method': { apigateway: 'DELETE GET PUT', iam: 'PassRole' },
  'AWS::ApiGateway::Model': { apigateway: 'DELETE GET PATCH POST' },
  'AWS::ApiGateway::RequestValidator': { apigateway: 'DELETE GET PATCH POST' },
  'AWS::ApiGateway::Resource': { apigateway: 'DELETE GET PATCH POST' },
  'AWS::ApiGateway::RestApi': {
    apigateway: 'DELETE GET PATCH POST PUT UpdateRestApiPolicy',
    iam: 'PassRole',
    s3: 'GetObject',
  },
  'AWS::ApiGateway::Stage': { apigateway: 'DELETE GET PATCH POST PUT' },
  'AWS::Backup::BackupPlan': {
    backup:
      'CreateBackupPlan DeleteBackupPlan GetBackupPlan ListTags TagResource UntagResource UpdateBackupPlan',
    iam: 'PassRole',
  },
  'AWS::Backup::BackupSelection': {
    backup: 'CreateBackupSelection DeleteBackupSelection GetBackupSelection',
    iam: 'CreateServiceLinkedRole GetRole PassRole',
  },
  'AWS::Backup::BackupVault': {
    'backup-storage': 'MountCapsule',
    backup:
      'CreateBackupVault DeleteBackupVaultAccessPolicy DeleteBackupVaultNotifications DescribeBackupVault GetBackupVaultAccessPolicy GetBackupVaultNotifications ListTags PutBackupVaultAccessPolicy PutBackupVaultLockConfiguration PutBackupVaultNotifications TagResource UntagResource',
    kms: 'CreateGrant Decrypt DescribeKey GenerateDataKey RetireGrant',
  },
  'AWS::Backup::RestoreTestingPlan': {
    backup:
      'CreateRestoreTestingPlan DeleteRestoreTestingPlan GetRestoreTestingPlan ListTags TagResource UntagResource UpdateRestoreTestingPlan',
    iam: 'CreateServiceLinkedRole',
  },
  'AWS::Backup::RestoreTestingSelection': {
    backup:
      'CreateRestoreTestingSelection DeleteRestoreTestingSelection GetRestoreTestingSelection UpdateRestoreTestingSelection',
    iam: 'PassRole',
  },
  'AWS::CloudTrail::Trail': {
    cloudtrail:
      'AddTags CreateTrail DescribeTrails GetEventConfiguration GetEventSelectors GetInsightSelectors GetTrail GetTrailStatus ListTags PutEventSelectors PutInsightSelectors RemoveTags StartLogging UpdateTrail',
    iam: 'GetRole PassRole',
  },
  'AWS::CloudWatch::Alarm': {
    cloudwatch: 'DeleteAlarms DescribeAlarms ListTagsForResource PutMetricAlarm TagResource UntagResource',
  },
  'AWS::CloudWatch::CompositeAlarm': {
    cloudwatch: 'DeleteAlarms DescribeAlarms ListTagsForResource PutCompositeAlarm TagResource UntagResource',
  },
  'AWS::CloudWatch::Dashboard': {
    cloudwatch: 'DeleteDashboards GetDashboard ListTagsForResource PutDashboard TagResource UntagResource',
  },
  'AWS::Cognito::UserPool': {
    'cognito-idp':
      'CreateUserPool DescribeUserPool GetUserPoolMfaConfig ListTagsForResource SetUserPoolMfaConfig TagResource UntagResource UpdateUserPool',
    iam: 'CreateServiceLinkedRole PassRole',
    kms: 'CreateGrant Decrypt DescribeKey Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo',
  },
  'AWS::Cognito::UserPoolClient': {
    'cognito-idp':
      'CreateUserPoolClient DeleteUserPoolClient DescribeUserPoolClient ListUserPoolClientSecrets UpdateUserPoolClient',
    iam: 'CreateServiceLinkedRole DeleteRolePolicy PassRole PutRolePolicy',
  },
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': {
    'cognito-idp': 'DescribeRiskConfiguration SetRiskConfiguration',
    iam: 'PassRole',
  },
  'AWS::DynamoDB::GlobalTable': {
    'application-autoscaling': 'Describe*',
    dynamodb:
      'CreateTable DeleteResourcePolicy Describe* GetResourcePolicy ListTagsOfResource PutResourcePolicy TagResource UntagResource UpdateContinuousBackups UpdateContributorInsights UpdateTable UpdateTimeToLive',
    iam: 'CreateServiceLinkedRole',
    kms: 'CreateGrant Decrypt DescribeKey ListAliases RevokeGrant',
  },
  'AWS::EC2::FlowLog': {
    ec2: 'CreateFlowLogs CreateTags DeleteFlowLogs DeleteTags DescribeFlowLogs DescribeTags',
    iam: 'CreateServiceLinkedRole PassRole',
    logs: 'CreateLogDelivery DeleteLogDelivery',
  },
  'AWS::EC2::RouteTable': {
    ec2: 'CreateRouteTable CreateTags DeleteRouteTable DeleteTags DescribeRouteTables',
  },
  'AWS::EC2::SecurityGroup': {
    ec2: 'AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress CreateSecurityGroup CreateTags DeleteSecurityGroup DeleteTags DescribeInstances DescribeSecurityGroups RevokeSecurityGroupEgress RevokeSecurityGroupIngress UpdateSecurityGroupRuleDescriptionsEgress UpdateSecurityGroupRuleDescriptionsIngress',
  },
  'AWS::EC2::SecurityGroupEgress': {
    ec2: 'AuthorizeSecurityGroupEgress DescribeSecurityGroupRules RevokeSecurityGroupEgress UpdateSecurityGroupRuleDescriptionsEgress',
  },
  'AWS::EC2::SecurityGroupIngress': {
    ec2: 'AuthorizeSecurityGroupIngress DescribeSecurityGroupRules DescribeSecurityGroups RevokeSecurityGroupIngress UpdateSecurityGroupRuleDescriptionsIngress',
  },
  'AWS::EC2::Subnet': {
    ec2: 'AssociateSubnetCidrBlock CreateSubnet CreateTags DeleteSubnet DeleteTags DescribeNetworkAcls DescribeSubnets DisassociateSubnetCidrBlock ModifySubnetAttribute',
  },
  'AWS::EC2::SubnetRouteTableAssociation': {
    ec2: 'AssociateRouteTable DescribeRouteTables DescribeSubnets DisassociateRouteTable ReplaceRouteTableAssociation',
  },
  'AWS::EC2::VPC': {
    ec2: 'CreateTags CreateVpc DeleteTags DeleteVpc DescribeNetworkAcls DescribeSecurityGroups DescribeVpcAttribute DescribeVpcEncryptionControls DescribeVpcs ModifyVpcAttribute',
  },
  'AWS::EC2::VPCEndpoint': {
    ec2: 'CreateTags CreateVpcEndpoint DeleteTags DeleteVpcEndpoints DescribeSecurityGroups DescribeSubnets DescribeVpcEndpoints DescribeVpcs ModifyVpcEndpoint',
    // Private DNS names are a hosted zone of the service that the network is given.
    route53: 'AssociateVPCWithHostedZone',
  },
  'AWS::Events::Rule': {
    events:
      'DeleteRule DescribeRule ListTagsForResource ListTargetsByRule PutRule PutTargets RemoveTargets TagResource UntagResource',
    iam: 'PassRole',
  },
  'AWS::IAM::Policy': { iam: 'DeleteRolePolicy GetRolePolicy PutRolePolicy' },
  'AWS::IAM::Role': {
    iam: 'AttachRolePolicy CreateRole DeleteRole DeleteRolePolicy DetachRolePolicy GetRole GetRolePolicy ListAttachedRolePolicies ListRolePolicies PutRolePermissionsBoundary PutRolePolicy TagRole UntagRole UpdateAssumeRolePolicy UpdateRole UpdateRoleDescription',
  },
  'AWS::KMS::Key': {
    kms: 'CreateKey DescribeKey EnableKey EnableKeyRotation GetKeyPolicy GetKeyRotationStatus ListResourceTags PutKeyPolicy TagResource UntagResource UpdateKeyDescription',
  },
  'AWS::KMS::ReplicaKey': {
    kms: 'CreateKey DescribeKey EnableKey GetKeyPolicy ListResourceTags PutKeyPolicy ReplicateKey TagResource UntagResource UpdateKeyDescription',
  },
  'AWS::Lambda::EventSourceMapping': {
    kms: 'Decrypt DescribeKey GenerateDataKey',
    lambda:
      'CreateEventSourceMapping DeleteEventSourceMapping GetEventSourceMapping ListTags TagResource UntagResource UpdateEventSourceMapping',
  },
  'AWS::Lambda::Function': {
    ec2: 'DescribeNetworkInterfaces DescribeSecurityGroups DescribeSubnets DescribeVpcs',
    iam: 'PassRole',
    kms: 'CreateGrant Decrypt Encrypt GenerateDataKey',
    lambda:
      'CreateFunction DeleteFunction DeleteFunctionConcurrency GetFunction GetFunctionCodeSigningConfig GetFunctionRecursionConfig GetFunctionScalingConfig GetLayerVersion GetRuntimeManagementConfig PublishVersion PutFunctionConcurrency PutFunctionRecursionConfig PutRuntimeManagementConfig TagResource UntagResource UpdateFunctionCode UpdateFunctionConfiguration',
    s3: 'GetObject GetObjectVersion',
  },
  'AWS::Lambda::LayerVersion': {
    lambda: 'DeleteLayerVersion GetLayerVersion PublishLayerVersion',
    s3: 'GetObject GetObjectVersion',
  },
  'AWS::Lambda::Permission': { lambda: 'AddPermission GetPolicy RemovePermission' },
  'AWS::Logs::LogGroup': {
    logs: 'AssociateKmsKey CreateLogDelivery CreateLogGroup DeleteDataProtectionPolicy DeleteRetentionPolicy DescribeIndexPolicies DescribeLogGroups DescribeResourcePolicies DisassociateKmsKey GetDataProtectionPolicy ListTagsForResource PutDataProtectionPolicy PutResourcePolicy PutRetentionPolicy TagResource UntagResource',
  },
  'AWS::Logs::MetricFilter': { logs: 'DeleteMetricFilter DescribeMetricFilters PutMetricFilter' },
  'AWS::Logs::ResourcePolicy': { logs: 'DeleteResourcePolicy DescribeResourcePolicies PutResourcePolicy' },
  'AWS::S3::Bucket': {
    iam: 'PassRole',
    s3: 'CreateBucket GetAccelerateConfiguration GetAnalyticsConfiguration GetBucketAbac GetBucketAcl GetBucketCORS GetBucketLogging GetBucketMetadataTableConfiguration GetBucketNotification GetBucketObjectLockConfiguration GetBucketOwnershipControls GetBucketPublicAccessBlock GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration GetIntelligentTieringConfiguration GetInventoryConfiguration GetLifecycleConfiguration GetMetricsConfiguration GetReplicationConfiguration ListBucket ListTagsForResource PutBucketCORS PutBucketLogging PutBucketNotification PutBucketObjectLockConfiguration PutBucketOwnershipControls PutBucketPublicAccessBlock PutBucketTagging PutBucketVersioning PutEncryptionConfiguration PutLifecycleConfiguration PutMetricsConfiguration PutReplicationConfiguration TagResource UntagResource',
  },
  'AWS::S3::BucketPolicy': { s3: 'DeleteBucketPolicy GetBucketPolicy PutBucketPolicy' },
  'AWS::SES::ConfigurationSet': {
    ses: 'CreateConfigurationSet DeleteConfigurationSet DescribeConfigurationSet GetConfigurationSet PutConfigurationSetArchivingOptions PutConfigurationSetDeliveryOptions PutConfigurationSetReputationOptions PutConfigurationSetSendingOptions PutConfigurationSetSuppressionOptions PutConfigurationSetTrackingOptions PutConfigurationSetVdmOptions TagResource UntagResource',
  },
  'AWS::SES::ConfigurationSetEventDestination': {
    ses: 'CreateConfigurationSetEventDestination DeleteConfigurationSetEventDestination DescribeConfigurationSet GetConfigurationSetEventDestinations UpdateConfigurationSetEventDestination',
  },
  'AWS::SES::EmailIdentity': {
    ses: 'CreateEmailIdentity DeleteEmailIdentity GetEmailIdentity ListTagsForResource PutEmailIdentityConfigurationSetAttributes PutEmailIdentityDkimAttributes PutEmailIdentityDkimSigningAttributes PutEmailIdentityFeedbackAttributes PutEmailIdentityMailFromAttributes TagResource UntagResource',
  },
  'AWS::SNS::Subscription': {
    iam: 'GetRole PassRole',
    sns: 'GetSubscriptionAttributes SetSubscriptionAttributes Subscribe Unsubscribe',
  },
  'AWS::SNS::Topic': {
    iam: 'GetRole PassRole',
    sns: 'CreateTopic DeleteTopic GetDataProtectionPolicy GetTopicAttributes ListSubscriptionsByTopic ListTagsForResource PutDataProtectionPolicy SetTopicAttributes Subscribe TagResource Unsubscribe UntagResource',
  },
  'AWS::SNS::TopicPolicy': { sns: 'GetTopicAttributes SetTopicAttributes' },
  'AWS::SQS::Queue': {
    sqs: 'CreateQueue DeleteQueue GetQueueAttributes GetQueueUrl ListQueueTags SetQueueAttributes TagQueue UntagQueue',
  },
  'AWS::SQS::QueuePolicy': { sqs: 'GetQueueAttributes SetQueueAttributes' },
  'AWS::Scheduler::Schedule': {
    iam: 'PassRole',
    scheduler: 'CreateSchedule DeleteSchedule GetSchedule UpdateSchedule',
  },
  'AWS::WAFv2::IPSet': {
    wafv2: 'CreateIPSet DeleteIPSet GetIPSet ListTagsForResource TagResource UntagResource UpdateIPSet',
  },
  'AWS::WAFv2::LoggingConfiguration': {
    iam: 'CreateServiceLinkedRole',
    logs: 'CreateLogDelivery DeleteLogDelivery DescribeLogGroups DescribeResourcePolicies PutResourcePolicy',
    wafv2: 'DeleteLoggingConfiguration GetLoggingConfiguration PutLoggingConfiguration',
  },
  'AWS::WAFv2::WebACL': {
    wafv2: 'CreateWebACL DeleteWebACL GetWebACL ListTagsForResource TagResource UntagResource UpdateWebACL',
  },
  'AWS::WAFv2::WebACLAssociation': {
    apigateway: 'SetWebACL',
    'cognito-idp': 'AssociateWebACL DisassociateWebACL GetWebACLForResource',
    wafv2:
      'AssociateWebACL DisassociateWebACL GetPermissionPolicy GetWebACL GetWebACLForResource PutPermissionPolicy',
  },
  'Custom::AWS': { lambda: 'InvokeFunction' },
  'Custom::CDKBucketDeployment': { lambda: 'InvokeFunction' },
  'Custom::VpcRestrictDefaultSG': { lambda: 'InvokeFunction' },
};
