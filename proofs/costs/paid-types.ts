/** Types that cost by the month whether anybody calls or not; proofs/costs/fixed-costs.ts counts them. */
export const paidByMonth = [
  'AWS::CloudTrail::Trail',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Cognito::UserPool',
  'AWS::EC2::FlowLog',
  'AWS::EC2::VPCEndpoint',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::Logs::MetricFilter',
  'AWS::WAFv2::WebACL',
] as const;

/** Services of which every other type is free, or paid by use, which proofs/costs/tenant-costs.ts estimates. */
export const paidByUse = [
  'AWS::ApiGateway::',
  'AWS::Backup::',
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::GlobalTable',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::Subnet',
  'AWS::EC2::VPC',
  'AWS::Events::Rule',
  'AWS::IAM::',
  'AWS::Lambda::',
  'AWS::Logs::',
  'AWS::S3::Bucket',
  'AWS::SES::',
  'AWS::SNS::',
  'AWS::SQS::',
  'AWS::Scheduler::',
  'AWS::WAFv2::IPSet',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::WAFv2::WebACLAssociation',
  'Custom::',
] as const;
