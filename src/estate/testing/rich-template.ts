/** A template that uses about everything: functions in short and long form, anchors, loops, the serverless transform, policies, groups. */
export const RICH_TEMPLATE = `AWSTemplateFormatVersion: "2010-09-09"
Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Parameters:
  Stage: {Type: String, AllowedValues: [dev, prod]}
  Zones: {Type: CommaDelimitedList, Default: "a,b"}
  Password: {Type: String, NoEcho: true}
  Image: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: /image}
Mappings:
  Sizes: {dev: {Memory: 128}, prod: {Memory: 512}}
Conditions:
  Prod: !Equals [!Ref Stage, prod]
  Both: !And [!Condition Prod, !Not [!Equals [a, b]]]
Globals:
  Function: {Runtime: nodejs24.x, Tags: {a: b}}
Resources:
  Fn::ForEach::Queues:
    - Zone
    - !Ref Zones
    - Queue\${Zone}:
        Type: AWS::SQS::Queue
        Properties: {QueueName: !Sub "q-\${Zone}", KmsMasterKeyId: !Ref Key}
  Key:
    Type: AWS::KMS::Key
    DeletionPolicy: !If [Prod, Retain, Delete]
    Properties:
      KeyPolicy:
        Statement: &statements
          - Effect: Allow
            Principal: {AWS: !Sub "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root"}
            Action: ["kms:*"]
            Resource: "*"
  Bucket:
    Type: AWS::S3::Bucket
    Condition: Both
    Properties:
      BucketName: !Join ["-", [logs, !Select [0, !Split [".", !Ref AWS::StackName]], !Ref Stage]]
      Tags: !If [Prod, [{Key: a, Value: !Base64 x}], !Ref AWS::NoValue]
  BucketPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Version: 2012-10-17, Statement: *statements}
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !ImportValue vpc
      SecurityGroupIngress:
        - {CidrIp: !Select [0, !Cidr [10.0.0.0/16, 4, 8]], FromPort: 443, IpProtocol: tcp}
  Rule:
    Type: AWS::EC2::SecurityGroupIngress
    Properties: {GroupId: !GetAtt Group.GroupId, SourceSecurityGroupId: !Ref Group}
  Role:
    Type: AWS::IAM::Role
    Properties:
      Path: /a/
      AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]}
      ManagedPolicyArns: [!Sub "arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess", !Ref Policy]
      Policies: [{PolicyName: p, PolicyDocument: {Statement: []}}]
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Roles: [!Ref Role]
      PolicyDocument: {Statement: {Effect: Allow, Action: "s3:*", Resource: !Sub ["\${B}/*", {B: !GetAtt Bucket.Arn}]}}
  Function:
    Type: AWS::Serverless::Function
    DependsOn: [Role, Key]
    Properties:
      MemorySize: !FindInMap [Sizes, !Ref Stage, Memory]
      CodeUri: src/
      VpcConfig: {SecurityGroupIds: [!Ref Group], SubnetIds: !Ref Zones}
      Policies: [AWSLambdaExecute, {S3ReadPolicy: {BucketName: !Ref Bucket}}]
      Environment: {Variables: {P: "{{resolve:secretsmanager:db:SecretString:password}}", Q: !Ref Password}}
      Events:
        Tick: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
        Get: {Type: HttpApi}
  Custom:
    Type: Custom::Thing
    Properties: {ServiceToken: !GetAtt Function.Arn, Text: !ToJsonString {a: !Length [1, 2]}, Zone: !Select [0, !GetAZs ""]}
Outputs:
  Key: {Value: !GetAtt Key.Arn, Export: {Name: !Sub "\${AWS::StackName}-key"}}
`;
