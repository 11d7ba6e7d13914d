/**
 * What may be altered unnoticed by rules and rows, and why: `type path kind` (test/proofs/mutants/values/alterations.ts).
 * Each line must be the reason for something, or the test fails.
 */
export const indifferent: readonly (readonly [pattern: RegExp, because: string])[] = [
  [/Tags.* (word|absent|up|down|zero|dropped)$/, 'a type of which `tagged` asks no tags: it keeps nothing'],
  [/\.(Sid|Id|RuleName) (word|absent|up|down|zero)$/, 'a label within its own list'],
  [
    /(PolicyName|SelectionName|TrailName|AlarmName|BackupPlanName|RoleName|IPSet Name|Authorizer Name|ConfigurationSet Name|MetricFilter FilterName) (word|absent)$/,
    'a name: whoever needs it finds nothing, which the journeys show',
  ],
  [
    /^AWS::ApiGateway::DomainName DomainName|^AWS::Cognito::UserPool WebAuthnRelyingPartyID word|^AWS::SES::EmailIdentity |^AWS::Lambda::Function Environment\.Variables\.CANARY_TENANT_ID/,
    "a deployer's own setting",
  ],
  // Less is allowed, asked or waited for.
  [
    /PolicyDocument\.Statement\[\](\.(Action|Resource|Principal)[^ ]*|\.Condition[^ ]*\[\])? (dropped|word)$/,
    'less is allowed: the function that needs it fails in the journeys; denials are judged call by call',
  ],
  [
    /(KeyPolicy|PolicyDocument)\.Statement\[\](\.(Action|Effect|Principal)[^ ]*)? (absent|word|dropped)$/,
    'less is allowed, or CloudFormation refuses the statement',
  ],
  [/^AWS::IAM::(Role (ManagedPolicyArns|Policies)|Policy Roles)\[\] dropped$/, 'less is allowed'],
  [
    /^AWS::Lambda::Permission (Action|Principal) (absent|word)$/,
    'less is allowed, or CloudFormation refuses it',
  ],
  [
    /Condition\.StringEquals\.s3:x-amz-acl (absent|word)$/,
    'the owner of the bucket owns every object anyway; the trail is bound by its ARN',
  ],
  [/MaxSessionDuration absent$/, 'an hour is what IAM gives by itself'],
  [/\.NotAction\[\] dropped$/, 'more is denied'],
  [/Throttling(Burst|Rate)Limit down$/, 'stricter; how much traffic must pass is the bench’s matter'],
  [
    /RateBasedStatement\.Limit down$/,
    'stricter; test/local/aws/waf/nine-o-clock.test.ts says how much must pass',
  ],
  [/RefreshTokenValidity down$/, 'stricter: sessions of our own end later'],
  [/Timeout down$/, 'stricter: an alarm rings at four fifths of it'],
  [/MaxAge down$/, 'a browser asks more often'],
  [/MaxAggregationInterval down$/, 'packets are told of sooner'],
  [/CorsRules\[\](\.Allowed(Headers|Methods|Origins)\[\]|\.ExposedHeaders\[\])? dropped$/, 'less is allowed'],
  [/(ReadAttributes|SupportedIdentityProviders)\[\] dropped$/, 'less is allowed'],
  [/ITEMS_FLOOR up$/, 'stricter: an empty copy is refused sooner'],
  [/RuleActionOverrides\[\] dropped$/, 'stricter: the list of AWS blocks long bodies too'],
  [/MinimumCompressionSize (down|zero)$/, 'more is compressed'],
  // The matrix of rights asks about each call of each role, denials and conditions included (rights-matrix.test.ts).
  [
    /^AWS::IAM::Policy PolicyDocument\.Statement\[deny\]\.Action\[\] (dropped|word)$/,
    'the matrix finds the call that is no longer denied; X-Ray and Insights are nobody’s data',
  ],
  [
    /^AWS::IAM::Policy PolicyDocument\.Statement\[\]\.Condition\.StringEquals(IfExists)?\.(kms:ViaService|kms:EncryptionContext:tenantId|dynamodb:Select) word$/,
    'less is allowed: nobody sends that word',
  ],
  [/^AWS::WAFv2::IPSet Addresses\[\] dropped$/, 'less is allowed: fewer operators get in'],
  [
    /^AWS::EC2::VPCEndpoint (RouteTableIds|SubnetIds)\[\] dropped$|VpcConfig\.SubnetIds\[\] dropped$/,
    'less is reached: one zone remains, or none, and the journeys of a deploy show it',
  ],
  // What is watched is held by test/lib/stacks/monitoring.test.ts, alarm by alarm.
  [/^AWS::CloudWatch::Alarm Threshold down$/, 'stricter: it rings sooner'],
  [
    /^AWS::CloudWatch::Alarm (Metrics\[\]\.MetricStat\.Metric\.)?Dimensions\[\]\.Value (word|absent)$/,
    'each alarm names its API as the gateway does, and no dimension is empty',
  ],
  [
    /^AWS::CloudWatch::Alarm (Metrics\[\]\.ReturnData absent|ThresholdMetricId word)$/,
    'CloudWatch refuses an alarm that watches nothing',
  ],
  [
    /^AWS::CloudWatch::Alarm Metrics\[\]\.Label |^AWS::CloudTrail::Trail AdvancedEventSelectors\[\]\.Name /,
    'a label for people',
  ],
  // Speed, and what CloudFormation or AWS refuses.
  [
    /EventSourceMapping (BatchSize down|MaximumBatchingWindowInSeconds (up|down|zero)|FilterCriteria\.Filters\[\] dropped)$/,
    'within its bound: how often a function starts',
  ],
  [/Rules\[\]\.Priority (up|down)$/, 'the order stays, which is what WAF reads'],
  [
    /^AWS::DynamoDB::GlobalTable (AttributeDefinitions|KeySchema|GlobalSecondaryIndexes|Replicas\[\]\.GlobalSecondaryIndexes)/,
    'keys and indexes: nothing works with others, and no table is replaced (`frozen-logical-ids`, change sets)',
  ],
  [
    /^AWS::Lambda::(Function (Code|Handler)|LayerVersion Content)|^Custom::CDKBucketDeployment Source/,
    'code: a file with the hash of its content',
  ],
  [
    /^AWS::Lambda::Function Environment\.Variables\.\w+ (absent|word)$/,
    'a function that is not told a place starts no work',
  ],
  [/^AWS::Lambda::Function (LoggingConfig\.LogFormat|MemorySize) (absent|word)$/, "the CDK's own functions"],
  [/^AWS::EC2::SecurityGroup SecurityGroupEgress\[\]\.\w+ absent$/, 'EC2 refuses a rule without a port'],
  [/FifoQueue absent$/, 'SQS refuses a name that ends with .fifo'],
  [/StageName (absent|word)$/, 'the paths of the API would lead nowhere'],
  [
    /Integration\.(IntegrationHttpMethod|PassthroughBehavior|RequestParameters[^ ]*path\.file) (absent|word)$|RequestParameters\.method\.request\.path\.file absent$/,
    'the integration would not answer',
  ],
  [
    /(IntegrationResponses|MethodResponses)\[\] dropped$/,
    'a missing file is answered with 500 instead of 404',
  ],
  [/header\.Content-Type (absent|header)$/, 'of what is no page: browsers do not guess (nosniff)'],
  [/GatewayResponse StatusCode absent$/, 'the status that the gateway gives to that refusal by itself'],
  [
    /CustomResponse(Bodies|\.CustomResponseBodyKey)?[^ ]* (absent|word)$/,
    'the words of a refusal; WAF refuses a key that it does not know',
  ],
  [/RecoveryPointTypes\[\] dropped$/, 'the monthly validation would find nothing, and OverdueRestores rings'],
  [
    /DestinationBackupVaultArn word$/,
    'AWS Backup refuses a vault that is not there, and the failure is told',
  ],
  [/ExpiredObjectDeleteMarker absent$/, 'a mark under which nothing is left stays'],
  [
    /ReplicationConfiguration\.Rules\[\]\.Destination\.Bucket (word|absent)$/,
    'S3 refuses a bucket that is not there',
  ],
  [/^AWS::Lambda::Function Layers\[\] word$/, 'Lambda refuses a layer that is not there'],
  [/RestoreMetadataOverrides\.encryptionType (absent|word)$/, 'the copy that is tested and deleted'],
];
